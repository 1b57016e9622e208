import type { BenchContext, Measurement, Row } from './row.ts';

/** A row and what came of it. */
export interface MeasuredRow {
  readonly row: Row;
  readonly measurement: Measurement;
}

/** Measures row by row, since two at once would measure each other. One that fails does not cost the others. */
export async function runRows(
  rows: readonly Row[],
  context: BenchContext,
  onMeasured: (measured: MeasuredRow) => void,
): Promise<readonly MeasuredRow[]> {
  const measured: MeasuredRow[] = [];
  for (const [index, row] of rows.entries()) {
    context.onProgress(`${index + 1} of ${rows.length}: ${row.name}`);
    const result = { row, measurement: await row.measure(context).catch(toFailure) };
    onMeasured(result);
    measured.push(result);
  }
  return measured;
}

function toFailure(error: unknown): Measurement {
  const [reason] = String(error).split('\n');
  return { value: NaN, timings: [], absent: [reason ?? ''] };
}

/** Whether a value came of it. */
export function isMeasured({ measurement }: MeasuredRow): boolean {
  return !Number.isNaN(measurement.value);
}

export function isMet({ row, measurement }: MeasuredRow): boolean {
  return measurement.value <= row.atMost;
}

/** Such as `met`, `missed by 12 %` and `not measured`. */
export function verdictOf(measured: MeasuredRow): string {
  if (isMet(measured)) return 'met';
  if (!isMeasured(measured)) return 'not measured';
  const { row, measurement } = measured;
  const percent = Math.round((measurement.value / row.atMost - 1) * 100);
  return percent === 0 ? 'missed by less than 1 %' : `missed by ${percent} %`;
}
