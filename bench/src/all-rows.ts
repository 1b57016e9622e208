import { growthRows } from './dimensions/growth-rows.ts';
import type { Row } from './row.ts';
import { buildRows } from './rows/build-against-peers.ts';
import { fleetRows } from './rows/fleet.ts';
import { importRows } from './rows/import.ts';
import { oneRunRows } from './rows/one-run.ts';
import { pageRows } from './rows/page.ts';
import { planRows } from './rows/plan.ts';
import { sizeRows } from './rows/size.ts';

/** All that is measured, in the order of docs/performance.md. */
export const ALL_ROWS: readonly Row[] = [
  ...oneRunRows,
  ...planRows,
  ...buildRows,
  ...sizeRows,
  ...growthRows(),
  ...fleetRows,
  ...importRows,
  ...pageRows,
];
