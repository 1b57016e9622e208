import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderMark } from '@netloom/chart-kit';
import { bundledLicences } from '@netloom/page/program';
import { CHARTS } from '@netloom/umbrella';
import { build } from 'esbuild';
import { WORKSPACE } from './charts/workspace.ts';

/** The table of the programs that charts carry as one file: only a checkout has it, and only there are they rendered. */
const TABLE = 'tools/bundled-programs.json';

interface BundledProgram {
  readonly chart: string;
  /** Path in the workspace. */
  readonly entry: string;
  /** Path in the chart. */
  readonly output: string;
}

/** Path in the workspace → text of each bundled program: the same text wherever the checkout lies. */
export async function bundleCharts(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const { chart: name, entry, output } of await readTable()) {
    const chart = CHARTS.find((one) => one.chart.name === name);
    if (chart === undefined) throw new Error(`${TABLE}: unknown chart "${name}"`);
    files.set(`charts/${name}/${output}`, `// ${renderMark(chart)}\n${await bundle(entry)}`);
  }
  return files;
}

async function readTable(): Promise<readonly BundledProgram[]> {
  // a file of this repository: what is wrong in it fails with the path that it names
  return JSON.parse(await readFile(join(WORKSPACE, TABLE), 'utf8')) as readonly BundledProgram[];
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
  return code + (await bundledLicences(WORKSPACE, Object.keys(metafile.inputs)));
}
