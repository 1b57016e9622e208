import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DOCS_INDEX, readDocsPages } from '../pages/docs-page.ts';
import { explainedCodes } from '../reference/codes-section.ts';
import { siteNavigation } from './navigation.ts';
import { readmeExample } from './readme-example.ts';
import { linkedFilePath, sitePages, type SiteFiles } from './site-pages.ts';

/** The style of these pages is a little different. */
const REFERENCE = '---\npageClass: reference\n---\n\n';

/** Every page of docs and of every code, for the site. */
export async function readSite(root: string): Promise<SiteFiles> {
  const codes = await explainedCodes();
  const paths = [
    DOCS_INDEX,
    ...readDocsPages(root).map(({ path }) => path),
    ...codes.map(({ docs }) => docs),
  ];
  return sitePages(new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])), {
    kindOf: (path) => {
      const found = statSync(join(root, path), { throwIfNoEntry: false });
      if (found === undefined) return null;
      return found.isFile() ? 'file' : 'folder';
    },
  });
}

/** Writes what VitePress builds the site from, into site/. */
export async function stageSite(root: string): Promise<void> {
  const site = join(root, 'site');
  const staged = join(site, 'pages');
  rmSync(staged, { recursive: true, force: true });
  const { pages, linkedFiles } = await readSite(root);
  for (const [path, text] of pages) {
    write(join(staged, path), path.startsWith('reference/') ? `${REFERENCE}${text}` : text);
    // llms.txt links to the texts
    write(join(staged, 'public', path), text);
  }
  for (const path of linkedFiles) copy(join(root, path), join(staged, 'public', linkedFilePath(path)));
  copy(join(root, 'docs/llms.txt'), join(staged, 'public/llms.txt'));
  const home = readFileSync(join(site, 'index.md'), 'utf8');
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  write(join(staged, 'index.md'), `${home}\n${readmeExample(readme)}`);
  write(
    join(site, '.vitepress/navigation.json'),
    JSON.stringify(await siteNavigation(readDocsPages(root)), null, 2),
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}
