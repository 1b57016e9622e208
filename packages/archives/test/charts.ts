import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '@netloom/network-model/testing';

export const CHARTS = fileURLToPath(new URL('charts', ROOT));

/** Runs `use` in a temporary folder and removes it afterwards. */
export async function inTempFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-delivery-test-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A copy of the charts, to change as one likes. */
export async function copyCharts(folder: string): Promise<string> {
  const charts = join(folder, 'charts');
  await cp(CHARTS, charts, { recursive: true });
  return charts;
}
