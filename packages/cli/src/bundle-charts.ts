import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderMark } from '@netloom/chart-kit';
import { CHARTS } from '@netloom/umbrella';
import { build, type Metafile } from 'esbuild';
import { WORKSPACE } from './charts/workspace.ts';

/** The programs that charts carry as one file: rendering them is for a checkout alone. */
const PROGRAMS = [
  { chart: 'proxmox-sdn', path: 'files/reconcile.mjs', entry: 'packages/proxmox/src/in-cluster/main.ts' },
] as const;

/** Those programs, as files for `charts/`: the same text wherever the checkout lies. */
export async function bundleCharts(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const { chart: name, path, entry } of PROGRAMS) {
    const chart = CHARTS.find((one) => one.chart.name === name);
    if (chart === undefined) throw new Error(`no chart is called ${name}`);
    files.set(
      `charts/${name}/${path}`,
      `// ${renderMark(chart)}
${await bundle(entry)}`,
    );
  }
  return files;
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(WORKSPACE, entry)],
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
