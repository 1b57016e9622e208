import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { brokenLinks } from '../src/pages/broken-links.ts';
import { brokenHrefs } from '../src/site/broken-hrefs.ts';
import { linkedFilePath, sitePages } from '../src/site/site-pages.ts';
import { readSite } from '../src/site/stage-site.ts';

const ROOT = join(import.meta.dirname, '../../..');
const RULE = 'packages/metallb/src/rules/pool.md';

describe(sitePages, () => {
  const { pages, linkedFiles } = sitePages(
    new Map([
      [
        'docs/how-to/a.md',
        `# A\n\n<!-- a mark -->\n\n[rule](../../${RULE}#why) [b](../b.md) [file](../../network.yaml) [tools](../../tools/docs)\n` +
          '[folder](../../examples) [here](#a) [out](https://example.com)\n\n```md\n<!-- kept --> [b](../b.md)\n```\n',
      ],
      ['docs/b.md', '# B\n'],
      [RULE, '# pool\n\n[a](../../../../docs/how-to/a.md)\n'],
    ]),
    {
      kindOf: (path) => {
        if (path === 'tools/docs' || path === 'examples') return 'folder';
        return path === 'network.yaml' || path === 'tools/docs/README.md' ? 'file' : null;
      },
    },
  );

  it('leads links to pages of the site, and to files that it holds', () => {
    expect(pages.get('how-to/a.md')).toBe(
      '# A\n\n[rule](../codes/pool.md#why) [b](../b.md) [file](/files/network.yaml.txt) [tools](/files/tools/docs/README.md.txt)\n' +
        'folder [here](#a) [out](https://example.com)\n\n```md\n<!-- kept --> [b](../b.md)\n```\n',
    );
    expect(pages.get('codes/pool.md')).toBe('# pool\n\n[a](../how-to/a.md)\n');
    expect([...linkedFiles]).toEqual(['network.yaml', 'tools/docs/README.md']);
  });
});

describe(readSite, () => {
  it('has the page of every code, and no link that leads nowhere', async () => {
    const { pages, linkedFiles } = await readSite(ROOT);
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining(['codes/pool-overlaps-host.md', 'all-pages.md']),
    );
    const files = new Set([...pages.keys(), ...[...linkedFiles].map(linkedFilePath)]);
    const relative = new Map(
      [...pages].map(([path, text]) => [path, text.replaceAll('](/files/', `](${up(path)}files/`)]),
    );
    expect(brokenLinks(relative, (path) => files.has(path))).toEqual([]);
    expect([...linkedFiles].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

/** From a page to the root of the site. */
function up(path: string): string {
  return '../'.repeat(path.split('/').length - 1) || './';
}

describe(brokenHrefs, () => {
  it('names links to pages and elements that are not there', () => {
    const html =
      '<a href="/base/b">b</a> <a class="x" href="./b.html#two">b</a> <a href="#one">here</a> <h2 id="one"></h2>' +
      '<a href="/base/c">c</a> <a href="b.html#three">b</a> <a href="https://example.com">out</a> <a href="/base/">home</a>';
    const pages = new Map([
      ['a.html', html],
      ['b.html', '<h2 id="two"></h2>'],
      ['index.html', ''],
    ]);
    expect(brokenHrefs({ pages, exists: (path) => pages.has(path), base: '/base/' })).toEqual([
      'a.html: /base/c',
      'a.html: b.html#three',
    ]);
  });
});
