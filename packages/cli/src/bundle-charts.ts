import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderMark, type ChartPackage } from '@netloom/chart-kit';
import { build, type Metafile } from 'esbuild';
import { WORKSPACE } from './workspace.ts';

/** The programs that charts carry, as files for `charts/`: the same text wherever the checkout lies. */
export async function bundleCharts<Source>(
  charts: readonly ChartPackage<Source>[],
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const chart of charts) {
    for (const { path, entry } of chart.bundles ?? [])
      files.set(`charts/${chart.chart.name}/${path}`, `// ${renderMark(chart)}\n${await bundle(entry)}`);
  }
  return files;
}

async function bundle(entry: URL): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(entry)],
    absWorkingDir: WORKSPACE,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // what a tsconfig.json says of emitting is none of the bundle's business
    tsconfigRaw: {},
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const code = outputFiles.map(({ text }) => text).join('');
  return code + (await licenses(metafile));
}

/** Whoever passes the bundle on passes on the packages in it, whose licenses want to come along. */
async function licenses({ inputs }: Metafile): Promise<string> {
  const folders = Object.keys(inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [],
  );
  const texts: string[] = [];
  for (const folder of [...new Set(folders)].sort()) {
    const text = await readFile(join(WORKSPACE, folder, 'LICENSE'), 'utf8');
    texts.push(`/*! ${folder.replace(/^.*node_modules\//, '')}\n\n${text.trim()}\n*/\n`);
  }
  return texts.join('');
}
