import type { Timing } from './compare.ts';
import { formatValue } from './format-value.ts';
import { isMeasured, isMet, verdictOf, type MeasuredRow } from './run-rows.ts';

/** docs/performance.md: every row with its verdict, why a miss stays, and what was timed side by side. */
export function performancePage(measured: readonly MeasuredRow[], machine: string): string {
  const missed = measured.filter((each) => isMeasured(each) && !isMet(each));
  const sides = measured.filter(
    ({ measurement }) => measurement.timings.length > 0 || measurement.absent !== undefined,
  );
  return [
    '<!-- Written by `npm run bench -- --write`. Do not edit. -->',
    '# Performance',
    `One run of \`npm run bench\`, with nothing else running: ${machine}. What is measured is the packed artefact, unpacked outside the checkout. A ratio is the median of pairs that ran in turn, so that ratios of two machines can be compared and milliseconds cannot. [The bench](../bench/README.md) says how.`,
    table(
      ['What', 'Measured', 'At most', 'Verdict'],
      measured.map((each) => [
        each.row.what,
        formatValue(each.measurement.value, each.row.unit),
        formatValue(each.row.atMost, each.row.unit),
        verdictOf(each),
      ]),
    ),
    ...(missed.length === 0 ? [] : ['## What is missed', missed.map(whyMissed).join('\n')]),
    '## Side by side',
    'The first of each is the floor. The peers read the same `network.yaml` and give the same objects, which is checked before any time counts.',
    ...sides.flatMap(({ row, measurement }) => [
      `### ${row.what}`,
      ...(measurement.timings.length === 0 ? [] : [timingsTable(measurement.timings)]),
      ...(measurement.absent ?? []).map((reason) => `Not measured: ${reason}`),
    ]),
    '',
  ].join('\n\n');
}

function timingsTable(timings: readonly Timing[]): string {
  return table(
    ['Command', 'Median', 'Ratio'],
    timings.map(({ name, median, ratio }) => [name, `${median.toFixed(0)} ms`, `${ratio.toFixed(2)} ×`]),
  );
}

function whyMissed({ row }: MeasuredRow): string {
  return `- ${row.what}: ${row.why ?? 'no reason is stated yet.'}`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
