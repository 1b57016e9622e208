import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { CREATED } from '@netloom/chart-kit';
import { create, extract } from 'tar';

export interface RepackInput {
  readonly archive: string;
  /** A folder to unpack the archive in. */
  readonly scratch: string;
  readonly out: string;
}

/**
 * Rewrites an archive of Helm with sorted files, one time and one mode. Helm stamps the time of packaging or of the files,
 * depending on its version, and the order of subcharts differs from run to run.
 */
export async function repack({ archive, scratch, out }: RepackInput): Promise<void> {
  const folder = join(scratch, 'unpacked');
  await mkdir(folder);
  await extract({ file: archive, cwd: folder });
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files) await chmod(file, 0o644);
  // sorted as they are in the archive, so that it has the same bytes whatever the system's separator
  const paths = files.map((file) => relative(folder, file).split(sep).join('/')).sort();
  await create({ cwd: folder, file: out, gzip: true, mtime: new Date(CREATED), portable: true }, paths);
}
