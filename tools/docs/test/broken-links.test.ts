import { brokenLinks } from '../src/pages/broken-links.ts';

const FILES = new Set(['docs/a.md', 'docs/b.md', 'README.md']);

function targetsOf(text: string): readonly string[] {
  const pages = new Map([
    ['docs/a.md', text],
    ['docs/b.md', '# B\n\n## Two words, `code`\n\n## Two words, `code`\n\n```sh\n## no heading\n```\n'],
  ]);
  return brokenLinks(pages, (path) => FILES.has(path)).map(({ line, target }) => `${line}: ${target}`);
}

describe(brokenLinks, () => {
  it('finds files and headings that are not there', () => {
    const text = '[x](c.md)\n\n[x](b.md#three) [x](#none) [x](../docs/b.md#no-heading)\n';
    expect(targetsOf(text)).toEqual(['1: c.md', '3: b.md#three', '3: #none', '3: ../docs/b.md#no-heading']);
  });

  it('takes what is there, addresses elsewhere and code as they are', () => {
    const text =
      '# A\n\n[x](b.md#two-words-code) [x](b.md#two-words-code-1) [x](#a) [x](../README.md)\n' +
      '[x](https://example.com/none) `[x](c.md)`\n\n```md\n[x](c.md)\n```\n';
    expect(targetsOf(text)).toEqual([]);
  });
});
