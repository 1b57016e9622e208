import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './root.ts';
import type { BenchContext, Row } from './row.ts';
import { isMeasured, runRows, type MeasuredRow } from './run-rows.ts';

/** The ratios to the floor that were recorded with docs/performance.md, by the row's name. */
export type Baseline = Readonly<Record<string, number>>;

/** How much worse a ratio may be than the recorded one: machines differ in what they are slow at. */
export const TOLERANCE = 1.4;

/** How often a worse ratio must be measured before it is one. */
export const RUNS = 3;

const FILE = join(ROOT, 'bench/baseline.json');

export async function readBaseline(): Promise<Baseline> {
  // a file of this repository, which writeBaseline wrote
  return JSON.parse(await readFile(FILE, 'utf8')) as Baseline;
}

export async function writeBaseline(measured: readonly MeasuredRow[]): Promise<void> {
  const ratios = measured
    .filter((each) => each.row.short === true && isMeasured(each))
    .map(({ row, measurement }) => [row.name, Number(measurement.value.toFixed(2))]);
  await writeFile(FILE, `${JSON.stringify(Object.fromEntries(ratios), null, 2)}\n`);
}

export interface Regression {
  readonly name: string;
  readonly recorded: number;
  /** What was measured, run by run. */
  readonly measured: readonly number[];
}

/** The rows whose ratio is worse than the recorded one in each of three runs. What is not worse is not measured again. */
export async function findRegressions(
  rows: readonly Row[],
  { baseline, ...run }: CompareInput,
): Promise<readonly Regression[]> {
  let suspects: readonly Regression[] = rows.map(({ name }) => ({
    name,
    recorded: recordedOf(baseline, name),
    measured: [],
  }));
  for (let left = RUNS; left > 0 && suspects.length > 0; left -= 1) {
    const names = new Set(suspects.map(({ name }) => name));
    const again = rows.filter(({ name }) => names.has(name));
    const results = await runRows(again, run.context, run.onMeasured);
    suspects = suspects
      .map((suspect, index) => ({
        ...suspect,
        measured: [...suspect.measured, results[index]?.measurement.value ?? NaN],
      }))
      // what could not be measured is not proven to be fast
      .filter(({ recorded, measured }) => !((measured.at(-1) ?? NaN) <= recorded * TOLERANCE));
  }
  return suspects;
}

interface CompareInput {
  readonly baseline: Baseline;
  readonly context: BenchContext;
  readonly onMeasured: (measured: MeasuredRow) => void;
}

function recordedOf(baseline: Baseline, name: string): number {
  const recorded = baseline[name];
  if (recorded === undefined) {
    throw new Error(`bench/baseline.json has no "${name}": run \`npm run bench -- --write\``);
  }
  return recorded;
}
