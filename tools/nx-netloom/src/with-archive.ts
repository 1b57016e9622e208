import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageChart } from '@netloom/archives';
import type { Helm } from '@netloom/helm';

/** A chart's folder, the Helm to test it with, and where to report each case. */
export interface ChartTrial {
  readonly folder: string;
  readonly helm: Helm;
  readonly report: (text: string) => void;
}

/** Packages the chart as it would ship, so that the umbrella has its subcharts inside, and removes the archive afterwards. */
export async function withArchive(
  { folder, helm }: ChartTrial,
  use: (archive: string) => Promise<void>,
): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'netloom-chart-'));
  try {
    await use(await packageChart({ chart: folder, out, helm }));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
