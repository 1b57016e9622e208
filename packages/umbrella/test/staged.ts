import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { renderChart, type ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { netloomChart } from '../src/netloom-chart.ts';

const CHARTS = join(import.meta.dirname, '../../../charts');

/** Gives a temporary folder that holds the umbrella with its subcharts inside, as it is packaged. */
export async function withStagedUmbrella(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-umbrella-'));
  try {
    await stage(netloomChart, folder);
    for (const subchart of netloomChart.subcharts ?? []) {
      await stage(subchart, join(folder, 'charts', subchart.chart.name));
    }
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function stage(chartPackage: ChartPackage<Network>, folder: string): Promise<void> {
  await cp(join(CHARTS, chartPackage.chart.name), folder, { recursive: true });
  for (const [path, text] of renderChart(chartPackage)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
