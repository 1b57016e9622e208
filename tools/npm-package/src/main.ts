import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pack } from './pack.ts';

const root = process.cwd();
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'dist/npm') },
    repository: { type: 'string' },
  },
});
console.log(await pack({ root, out: values.out, repository: values.repository ?? null }));
