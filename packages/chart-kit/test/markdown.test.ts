import { codeSpan, escapeMarkdown, tableText } from '../src/markdown.ts';

describe(escapeMarkdown, () => {
  it('leaves nothing that Markdown or a table would read', () => {
    expect(escapeMarkdown('a|b *c* `d` <e> [f](g) h_i\nj')).toBe(
      'a\\|b \\*c\\* \\`d\\` \\<e\\> \\[f\\](g) h\\_i j',
    );
  });
});

describe(tableText, () => {
  it('keeps code and escapes the rest', () => {
    expect(tableText('Set `a|b` to <x>, not `c` or `')).toBe('Set `a\\|b` to \\<x\\>, not `c` or \\`');
  });
});

describe(codeSpan, () => {
  test.each([
    ['a', '`a`'],
    ['a|b', '`a\\|b`'],
    ['a`b', '``a`b``'],
    ['`a`', '`` `a` ``'],
  ])('of %s is %s', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });
});
