import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkLinks } from './pages/check-links.ts';
import { renderDocs } from './render-docs.ts';

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: process.cwd() },
    check: { type: 'boolean', default: false },
  },
});

const pages = await renderDocs(values.root);
const stale = pages.filter(({ before, after }) => before !== after);
for (const { path, after } of stale) {
  if (values.check) console.error(`stale: ${path}. Run npm run docs, and commit it.`);
  else writeFileSync(join(values.root, path), after);
}
if (!values.check) console.log(`${stale.length} of ${pages.length} pages written`);

const broken = checkLinks(values.root);
for (const { path, line, target } of broken) {
  console.error(`${path}:${line}: the link to ${target} leads nowhere`);
}
process.exitCode = broken.length > 0 || (values.check && stale.length > 0) ? 1 : 0;
