import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
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
if (values.check) process.exitCode = stale.length === 0 ? 0 : 1;
else console.log(`${stale.length} of ${pages.length} pages written`);
