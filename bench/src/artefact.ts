import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { ROOT } from './root.ts';
import type { BenchContext } from './row.ts';

/** Packs this checkout, and unpacks the tarball into a folder: what users run is what is measured. */
export async function unpackArtefact(folder: string): Promise<Pick<BenchContext, 'artefact' | 'netloom'>> {
  const packed = join(folder, 'packed');
  await mkdir(packed, { recursive: true });
  const { stdout: tarball } = await execa(
    process.execPath,
    ['tools/npm-package/src/main.ts', '--out', packed],
    { cwd: ROOT, stdin: 'ignore' },
  );
  await execa('tar', ['--extract', '--file', tarball, '--directory', folder], { stdin: 'ignore' });
  const artefact = join(folder, 'package');
  const program = join(artefact, 'bin/netloom.js');
  return { artefact, netloom: (...args) => [process.execPath, program, ...args] };
}
