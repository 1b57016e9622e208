import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PULL_REQUEST_PATH } from '@netloom/pull-request';
import { create } from 'tar';
import type { PackageFiles } from './package-file-map.ts';

/** The time that `npm pack` gives to every file. */
const MTIME = new Date('1985-10-26T08:15:00.000Z');

/** Writes a tarball as npm takes it: sorted, with one time, so that the same content gives the same bytes. */
export async function writeArchive(files: PackageFiles, out: string): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  const scratch = await mkdtemp(`${out}.`);
  try {
    await writeAll(files, join(scratch, 'package'));
    const paths = [...files.keys()].sort().map((path) => `package/${path}`);
    const file = join(scratch, 'package.tgz');
    await create({ cwd: scratch, file, gzip: { level: 9 }, mtime: MTIME, portable: true }, paths);
    await rename(file, out);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const PROGRAMS: ReadonlySet<string> = new Set(['bin/netloom', 'bin/netloom.js', PULL_REQUEST_PATH]);

/** Writes files with one mode each, whatever the umask. */
export async function writeAll(files: PackageFiles, folder: string): Promise<void> {
  for (const [path, content] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    await chmod(file, PROGRAMS.has(path) ? 0o755 : 0o644);
  }
}
