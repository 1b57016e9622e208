import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dumpYaml, plain } from '@netloom/chart-kit';
import { netloomChart, SUBCHARTS } from '@netloom/umbrella';
import { load } from 'js-yaml';
import * as z from 'zod';
import { stageChart } from './stage-chart.ts';

export interface StageInput {
  /** The folder that holds every chart's folder. */
  readonly charts: string;
  /** The folder to make. */
  readonly out: string;
  /** As stageChart takes them. */
  readonly tracked?: ReadonlySet<string> | null;
}

/** Copies the umbrella with its subcharts inside, as folders, so that Helm has nothing to fetch. */
export async function stageUmbrella({ charts, out, tracked = null }: StageInput): Promise<void> {
  await stageChart({ chart: join(charts, netloomChart.chart.name), out, tracked });
  const inside = join(out, 'charts');
  await mkdir(inside, { recursive: true });
  for (const { chart } of SUBCHARTS) {
    await stageChart({ chart: join(charts, chart.name), out: join(inside, chart.name), tracked });
  }
  await dropRepositories(join(out, 'Chart.yaml'));
}

const WithDependencies = z.looseObject({
  dependencies: z.array(z.looseObject({ repository: z.string().optional() })),
});

/** The subcharts are inside now, and a published chart must not name folders of the machine that packaged it. */
async function dropRepositories(path: string): Promise<void> {
  const chart = WithDependencies.parse(load(await readFile(path, 'utf8')));
  const dependencies = chart.dependencies.map(({ repository: _, ...dependency }) => dependency);
  await writeFile(path, dumpYaml(plain({ ...chart, dependencies })));
}
