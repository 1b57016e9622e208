import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dumpYaml, plain } from '@netloom/chart-kit';
import { netloomDrawing } from '@netloom/umbrella';
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

/**
 * Copies the umbrella with its subcharts inside, as folders, so that Helm has nothing to fetch. Its Chart.yaml names them:
 * the charts may be those of another release.
 */
export async function stageUmbrella({ charts, out, tracked = null }: StageInput): Promise<void> {
  await stageChart({ chart: join(charts, netloomDrawing.chart.name), out, tracked });
  const path = join(out, 'Chart.yaml');
  const chart = WithDependencies.parse(load(await readFile(path, 'utf8')));
  const inside = join(out, 'charts');
  await mkdir(inside, { recursive: true });
  for (const { name } of chart.dependencies) {
    await stageChart({ chart: join(charts, name), out: join(inside, name), tracked });
  }
  await writeFile(path, withoutRepositories(chart));
}

const WithDependencies = z.looseObject({
  dependencies: z.array(z.looseObject({ name: z.string(), repository: z.string().optional() })),
});

/** The subcharts are inside now, and a published chart must not name folders of the machine that packaged it. */
function withoutRepositories(chart: z.output<typeof WithDependencies>): string {
  const dependencies = chart.dependencies.map(({ repository: _, ...dependency }) => dependency);
  return dumpYaml(plain({ ...chart, dependencies }));
}
