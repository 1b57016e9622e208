import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenLinks, type BrokenLink } from './broken-links.ts';

/** Pages that people read; what a build leaves is not among them. */
const PAGES = [
  '*.md',
  '{bench,e2e}/*.md',
  'charts/*/README.md',
  'docs/**/*.md',
  'docs/llms.txt',
  'networks/*/generated/**/*.md',
  'packages/*/README.md',
  'packages/*/src/**/*.md',
  'tools/*/README.md',
];

/** The links of all pages that lead nowhere. */
export function checkLinks(root: string): readonly BrokenLink[] {
  const paths = globSync(PAGES, { cwd: root }).sort();
  const pages = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  return brokenLinks(pages, (path) => existsSync(join(root, path)));
}
