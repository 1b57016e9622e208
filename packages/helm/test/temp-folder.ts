import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOnPath } from '../src/find-on-path.ts';

/** Runs `use` in a temporary folder and removes it afterwards. */
export async function inTempFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-helm-test-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes `folder` a PATH that holds this Node and the real npm, and surely no Helm. */
export async function linkNpm(folder: string): Promise<void> {
  const npm = await findOnPath('npm', process.env);
  if (npm === null) throw new Error('these tests need npm on PATH');
  await symlink(process.execPath, join(folder, 'node'));
  await symlink(npm, join(folder, 'npm'));
}

export async function writeScript(path: string, text: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
}
