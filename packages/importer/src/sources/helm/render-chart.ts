import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toValue } from '@netloom/diagnostics';
import { type Helm, HelmFailed } from '@netloom/helm';
import type { Folder } from '../folder/folder.ts';
import { objectsOf } from '../object.ts';
import type { Tree, TreeMapping } from '../tree.ts';
import { mergeValues } from '../tree/merge-values.ts';
import { parseTrees } from '../tree/parse-trees.ts';
import type { ChartFolder } from './chart-folder.ts';
import { placeRendered } from './place-rendered.ts';
import { stageChart } from './stage-chart.ts';

export interface ChartRelease {
  readonly chart: ChartFolder;
  readonly release: string;
  readonly namespace: string;
  /** Of the release, merged; undefined where it has none. */
  readonly values: Tree | undefined;
  readonly stated: Tree;
}

const TIMEOUT_MS = 30_000;

/** The objects of a chart of the repository, by real Helm: offline, without hooks, tests, post-renderers and plugins. */
export async function renderChart(
  folder: Folder,
  helm: Helm,
  { chart, release, namespace, values, stated }: ChartRelease,
): Promise<readonly TreeMapping[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'netloom-import-'));
  try {
    const staged = await stageChart(folder, chart, scratch);
    const file = join(scratch, 'values.json');
    await writeFile(file, JSON.stringify(values === undefined ? {} : toValue(values)));
    const args = ['template', '--namespace', namespace, '--values', file, '--skip-tests', '--no-hooks'];
    const { stdout } = await helm.run([...args, '--', releaseName(release), staged], {
      timeoutMs: TIMEOUT_MS,
    });
    const all = values === undefined ? defaultsOf(folder, chart) : mergeOf(defaultsOf(folder, chart), values);
    const { trees } = parseTrees(stdout, folder.shown(chart.path));
    return trees.flatMap(objectsOf).flatMap((object) => {
      const template = templateOf(stdout, object.span.start, chart.name);
      const placed = placeRendered(object, template, { folder, chart: chart.path, values: all, stated });
      return placed.kind === 'mapping' ? [placed] : [];
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The values.yaml of a chart. */
export function defaultsOf(folder: Folder, { path }: ChartFolder): Tree | undefined {
  const file = path === '.' ? 'values.yaml' : `${path}/values.yaml`;
  return folder.files.has(file) ? folder.trees(file)[0] : undefined;
}

function mergeOf(below: Tree | undefined, above: Tree): Tree {
  return below === undefined ? above : mergeValues(below, above);
}

/** Why Helm gave nothing, in one line and without text of the values. */
export function whyNotRendered(error: unknown): string {
  if (!(error instanceof HelmFailed)) return 'the chart is not rendered: Helm is not there';
  const template = /\(?([\w./-]+\/templates\/[\w./-]+):(\d+)/.exec(error.stderr);
  return template === null
    ? 'Helm does not render the chart'
    : `Helm does not render the chart: ${template[1] ?? ''}, line ${template[2] ?? ''}`;
}

/** Helm takes fewer names than a repository has. */
function releaseName(name: string): string {
  const cleaned = name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return cleaned.slice(0, 53).replace(/-+$/, '') || 'release';
}

/** Helm names the template before each of its documents; null for one of a subchart, whose files may not be in the repository. */
function templateOf(output: string, offset: number, chart: string): string | null {
  const marker = '# Source: ';
  const start = output.lastIndexOf(marker, offset + 1);
  if (start < 0) return null;
  const path = output.slice(start + marker.length, output.indexOf('\n', start)).trim();
  return path.startsWith(`${chart}/templates/`) ? path.slice(chart.length + 1) : null;
}
