import { open, rename, rm } from 'node:fs/promises';

/** Writes a sibling of `path` and renames it: whoever reads sees the old text or the new one, never a part. */
export async function stageAndRename(
  path: string,
  text: string,
  prepare: (staged: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const staged = `${path}.netloom-new`;
  await rm(staged, { force: true });
  try {
    const file = await open(staged, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await prepare(staged);
    await rename(staged, path);
  } finally {
    await rm(staged, { force: true });
  }
}
