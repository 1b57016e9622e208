import { formatValue } from './format-value.ts';
import { verdictOf, type MeasuredRow } from './run-rows.ts';

/** A row as the terminal shows it: the verdict, and what was timed side by side. */
export function printMeasured(measured: MeasuredRow): string {
  const { row, measurement } = measured;
  const { value, timings, absent = [] } = measurement;
  const bound = `at most ${formatValue(row.atMost, row.unit)}`;
  return [
    `${row.name}: ${formatValue(value, row.unit)}, ${bound}: ${verdictOf(measured)}`,
    ...timings.map(
      ({ name, median, ratio }) =>
        `  ${name.padEnd(24)} ${median.toFixed(0).padStart(6)} ms  ${ratio.toFixed(2).padStart(6)} ×`,
    ),
    ...absent.map((reason) => `  not measured: ${reason}`),
    '',
  ].join('\n');
}
