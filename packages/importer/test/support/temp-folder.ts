import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readSources } from '../../src/sources/read-sources.ts';
import type { Sources } from '../../src/sources/sources.ts';

/** Runs `use` in a folder with these files, and removes it afterwards. */
export async function inFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-importer-test-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is read from a folder with these files, without Helm. */
export async function sourcesOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Sources> {
  let sources: Sources | undefined;
  await inFolder(files, async (path) => {
    sources = await readSources([{ kind: 'folder', path }], { helm: null, env: {} });
  });
  if (sources === undefined) throw new Error('nothing was read');
  return sources;
}
