import { EXIT } from '@netloom/diagnostics/error';
import { renderDoctorSchema } from '@netloom/doctor';
import { compareFiles, isUpToDate, renderCharts, writeFiles } from '@netloom/engine';
import { renderPlanSchema } from '@netloom/rollout/plan';
import { bundleCharts } from '../../bundle-charts.ts';
import { WORKSPACE } from '../../charts/workspace.ts';
import type { Context } from '../../context.ts';
import { printDifference, printWritten } from '../../terminal/print-difference.ts';

export interface RenderOptions {
  readonly check?: true;
}

/** Writes what is generated from the packages, or compares it with what is there. */
export async function runRender({ check }: RenderOptions, { terminal, exit }: Context): Promise<void> {
  const files = new Map([
    ...renderCharts(),
    ...renderPlanSchema(),
    ...renderDoctorSchema(),
    ...(await bundleCharts()),
  ]);
  if (check !== true) {
    terminal.err(printWritten('charts and schemas', await writeFiles(WORKSPACE, files)));
    return;
  }
  const difference = await compareFiles(WORKSPACE, files);
  if (isUpToDate(difference)) return;
  terminal.out(printDifference(difference));
  terminal.err('charts and schemas are not up to date with their packages: run `netloom render`.\n');
  exit(EXIT.findings);
}
