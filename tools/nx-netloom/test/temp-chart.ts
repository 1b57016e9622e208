import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Writes the files of a chart named `sample` into a temporary folder, calls `use` with it and removes it afterwards. */
export async function withChart(
  files: Readonly<Record<string, string>>,
  use: (chart: { readonly root: string; readonly folder: string }) => Promise<void>,
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'netloom-sample-'));
  try {
    await writeFiles(root, {
      'charts/sample/Chart.yaml': 'apiVersion: v2\nname: sample\nversion: 0.1.0\n',
      ...files,
    });
    await use({ root, folder: join(root, 'charts/sample') });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

export async function writeFiles(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
