import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pack } from './pack.ts';
import { publishedRepository, RepositoryUnclear } from './repository.ts';

const root = process.cwd();
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'dist/npm') },
    repository: { type: 'string' },
  },
});
try {
  const repository = await publishedRepository(root, values.repository ?? null);
  console.log(await pack({ root, out: values.out, repository }));
} catch (error) {
  if (!(error instanceof RepositoryUnclear)) throw error;
  console.error(error.message);
  process.exitCode = 5;
}
