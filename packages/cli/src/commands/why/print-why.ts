import { visible } from '@netloom/diagnostics/visible';
import type { Reason, WrittenPlace, WhyResult } from '@netloom/engine';
import { describePlace } from '../../terminal/describe-place.ts';

/** The value, then one line for each step back, then the places. */
export function printWhy({ value, because, same }: WhyResult): string {
  const lines = [visible(JSON.stringify(value)), ...linesOf(because, '  ')];
  if (same !== null) lines.push(`  the network states the same value at ${printSpot(same)}`);
  return lines.map((line) => `${line}\n`).join('');
}

function linesOf(because: Reason, indent: string): readonly string[] {
  switch (because.kind) {
    case 'written':
      return [`${indent}is written at ${printSpot(because)}`];
    case 'default':
      return [
        `${indent}is the default of ${because.path}, which is not stated at ${describePlace(because.range)}`,
      ];
    case 'chart-default':
      return [`${indent}is the default of ${because.path} in the values of the chart ${because.chart}`];
    case 'derived':
      return [
        `${indent}is derived (${because.by}) from what`,
        ...because.from.flatMap((from) => linesOf(from, `${indent}  `)),
      ];
    default:
      return because satisfies never;
  }
}

function printSpot({ path, range }: WrittenPlace): string {
  return `${describePlace(range)}: ${path}`;
}
