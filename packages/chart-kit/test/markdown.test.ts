import fc from 'fast-check';
import { marked } from 'marked';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { codeSpan, escapeMarkdown, tableText } from '../src/markdown.ts';

describe(escapeMarkdown, () => {
  it('leaves nothing that Markdown or a table would read', () => {
    expect(escapeMarkdown('a|b *c* `d` <e> [f](g) h_i\nj')).toBe(
      'a\\|b \\*c\\* \\`d\\` \\<e\\> \\[f\\](g) h\\_i j',
    );
  });

  it("leaves nothing that GitHub's extensions would read, and no more", () => {
    expect(escapeMarkdown('https://a www.b c@d.e :f: $g$ host:h i@j')).toBe(
      'https\\://a www\\.b c\\@d.e \\:f: \\$g\\$ host:h i@j',
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
    [' a ', '`  a  `'],
    ['a\\b', '`a\\b`'],
    ['\\|<img src=x>', '&#92;`\\|<img src=x>`'],
    ['a\\\\|b', '`a`&#92;&#92;`\\|b`'],
    ['a\r\nb\rc', '`a b c`'],
  ])('of %j is %s', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });
});

const RENDERERS = [
  { name: 'marked', toHtml: (markdown: string): string => marked.parse(markdown, { async: false }) },
  {
    name: 'micromark with GitHub’s extensions',
    toHtml: (markdown: string): string =>
      micromark(markdown, {
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
        allowDangerousHtml: true,
        allowDangerousProtocol: true,
      }),
  },
];

const HOSTILE = [
  ...[
    '\\',
    '|',
    '\\|',
    '\\\\|',
    '`',
    '``',
    '\n',
    '\r',
    '\t',
    ' ',
    'a',
    'é',
    '"',
    "'",
    '#',
    '- ',
    '1. ',
    '$x$',
  ],
  ...[
    '<img src=x onerror=alert(1)>',
    '<b>',
    '<!--',
    '-->',
    '<br>',
    '&lt;',
    '&#124;',
    '&',
    '<a:b>',
    '<a@b.c>',
  ],
  ...['*', '**', '_', '~~', '[a](b)', '![', '](', '[^1]', '[x]: y', 'https://x.y', 'http://a?b|c', 'www.x.y'],
  ...['a@b.cd', 'mailto:a@b.cd', 'xmpp:a@b.c', 'ftp://x.y', ':smile:', '@'],
];

const text = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 6 }) },
    { weight: 1, arbitrary: fc.array(fc.string({ maxLength: 6 }), { minLength: 1, maxLength: 2 }) },
  )
  .map((parts) => parts.join(''));

/** The cells of the middle column: what is before and after them must not move. */
function cellOf(html: string): string | null {
  const cells = [...html.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) => cell);
  const [before, cell = null, after, ...more] = cells;
  return before === 'x' && after === 'z' && more.join() === 'p,q,r' ? cell : null;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** What a browser shows, with spaces as it shows them. */
function shown(html: string): string {
  const decoded = html.replace(/&(?:#(\d+)|(\w+));/g, (entity, code?: string, name?: string) =>
    code === undefined ? (NAMED[name ?? ''] ?? entity) : String.fromCodePoint(Number(code)),
  );
  return spaced(decoded);
}

function spaced(written: string): string {
  return written.replace(/\s+/g, ' ').trim();
}

const SEED = 20_261_128;

describe.each(RENDERERS)('a cell of a table, as $name reads it', ({ toHtml }) => {
  it.each([
    { kind: 'text', write: escapeMarkdown, tags: /(?!)/g },
    { kind: 'code', write: codeSpan, tags: /<\/?code>/g },
  ])(`shows any $kind as it is, and nothing else: seed ${SEED}`, ({ write, tags }) => {
    fc.assert(
      fc.property(text, (written) => {
        const table = `| a | b | c |\n| --- | --- | --- |\n| x | ${write(written)} | z |\n| p | q | r |\n`;
        const cell = cellOf(toHtml(table))?.replace(tags, '');
        expect(cell).not.toMatch(/[<>]/);
        expect(shown(cell ?? '')).toBe(spaced(written));
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});
