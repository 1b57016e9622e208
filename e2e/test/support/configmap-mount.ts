import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

let versions = 0;

/** Puts a ConfigMap where a pod mounts it, as the kubelet does: links into a folder that is swapped in one step. */
export async function mountConfigMap(folder: string, data: Readonly<Record<string, string>>): Promise<void> {
  versions += 1;
  const version = `..version-${versions}`;
  await mkdir(join(folder, version));
  for (const [key, text] of Object.entries(data)) await writeFile(join(folder, version, key), text);
  await symlink(version, join(folder, '..data-new'));
  await rename(join(folder, '..data-new'), join(folder, '..data'));
  const before = (await readdir(folder)).filter((name) => !name.startsWith('..'));
  for (const key of before.filter((name) => !(name in data))) await rm(join(folder, key));
  for (const key of Object.keys(data).filter((name) => !before.includes(name))) {
    await symlink(join('..data', key), join(folder, key));
  }
}
