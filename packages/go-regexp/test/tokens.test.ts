import { tokens } from '../src/tokens.ts';

function kinds(pattern: string): readonly string[] {
  return Array.from(tokens(pattern), ({ kind, text, set }) => `${kind}${set ? '*' : ''} ${text}`);
}

describe(tokens, () => {
  it('separates brackets and quotations from the rest', () => {
    expect(kinds('\\x{41}(?i)(?P<n>[^]\\]pL\\pL[:a:]]{2}\\Q[(?P<n>\\E\\p{Lu}')).toEqual([
      'other \\x{41}',
      'flags (?i)',
      'group (?P<n>',
      'other [',
      'other* ^]',
      'other* \\]',
      'other* p',
      'other* L',
      'class* \\pL',
      'other* [:a:]',
      'other* ]',
      'repetition {2}',
      'other \\Q[(?P<n>\\E',
      'class \\p{Lu}',
    ]);
  });

  it.each(['', '\\', '[', '[^', '\\p', '\\p{', '(?P<', '\\Qa', '[\\', '😀[😀'])(
    'loses nothing of %s',
    (pattern) => {
      expect(Array.from(tokens(pattern), ({ text }) => text).join('')).toBe(pattern);
    },
  );
});
