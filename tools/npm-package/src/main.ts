import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pack } from './pack.ts';
import { writeReleaseFiles } from './release-files.ts';
import { publishedRepository, RepositoryUnclear } from './repository.ts';

const root = process.cwd();
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'dist/npm') },
    repository: { type: 'string' },
    release: { type: 'boolean', default: false },
  },
});
try {
  const repository = await publishedRepository(root, values.repository ?? null);
  const packed = await pack({ root, out: values.out, repository });
  if (values.release) await writeReleaseFiles(packed, root);
  console.log(packed.tarball);
} catch (error) {
  if (!(error instanceof RepositoryUnclear)) throw error;
  console.error(error.message);
  process.exitCode = 5;
}
