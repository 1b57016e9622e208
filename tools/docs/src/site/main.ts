import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { brokenHrefs } from './broken-hrefs.ts';
import { stageSite } from './stage-site.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const SITE = join(ROOT, 'site');
const BUILT = join(ROOT, 'dist/site');
const SEARCHED = 'pool-overlaps-host';

function isFile(path: string): boolean {
  return statSync(join(BUILT, path), { throwIfNoEntry: false })?.isFile() ?? false;
}

await stageSite(ROOT);
await execa('npm', ['ci', '--no-audit', '--no-fund'], { cwd: SITE, stdio: 'inherit' });
await execa('npm', ['run', 'build'], { cwd: SITE, stdio: 'inherit' });

const paths = globSync('**/*.html', { cwd: BUILT });
const pages = new Map(paths.map((path) => [path, readFileSync(join(BUILT, path), 'utf8')]));
const texts = readFileSync(join(BUILT, 'llms.txt'), 'utf8').matchAll(/\]\(([^)]+)\)/g);
const problems = [
  ...brokenHrefs({ pages, exists: isFile, base: process.env.SITE_BASE ?? '/' }).map(
    (broken) => `${broken} leads nowhere`,
  ),
  ...Array.from(texts, ([, path = '']) => path)
    .filter((path) => !isFile(path))
    .map((path) => `llms.txt: ${path} is not there`),
];
const index = globSync('assets/chunks/*localSearchIndex*.js', { cwd: BUILT });
if (!index.some((path) => readFileSync(join(BUILT, path), 'utf8').includes(SEARCHED))) {
  problems.push(`the index of the search does not hold ${SEARCHED}`);
}
for (const problem of problems) console.error(problem);
console.log(`${pages.size} pages are in dist/site`);
if (problems.length > 0) process.exitCode = 1;
