import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Calls `use` with a folder that holds a workspace of the packages `a` and `b`, and these source files. */
export async function inWorkspace<T>(
  files: Readonly<Record<string, string>>,
  use: (root: string) => T,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'netloom-structure-'));
  const manifest = (name: string): string =>
    JSON.stringify({ name: `@w/${name}`, exports: { '.': './src/index.ts', './more': './src/more.ts' } });
  const all = {
    'package.json': JSON.stringify({ name: 'w', workspaces: ['packages/*'] }),
    'packages/a/package.json': manifest('a'),
    'packages/b/package.json': manifest('b'),
    'packages/a/src/index.ts': '',
    'packages/a/src/more.ts': '',
    'packages/b/src/index.ts': '',
    'packages/b/src/more.ts': '',
    ...files,
  };
  try {
    for (const [path, text] of Object.entries(all)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    return use(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
