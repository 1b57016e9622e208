import type { SkippedTests } from './skipped-tests.ts';
import type { SuiteResult } from './suite-result.ts';

/** The tests of a verdict. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTests[];
  /** Of those that passed: counted by an earlier run, whose result Nx restored. */
  readonly cached: number;
}

export function toCounts(results: readonly SuiteResult[], startedAt: number): Counts {
  return {
    passed: sum(results.map(({ passed }) => passed)),
    failed: sum(results.map(({ failed }) => failed)),
    skipped: results.flatMap(({ skipped }) => skipped),
    cached: sum(results.filter(({ endedAt }) => endedAt < startedAt).map(({ passed }) => passed)),
  };
}

/** A step that broke outside of Jest, and a run without any test, are failures too. */
export function failures({ passed, failed }: Counts, brokenSteps: number): number {
  if (failed > 0) return failed;
  return brokenSteps === 0 && passed === 0 ? 1 : brokenSteps;
}

/** Such as `6,288 passed (5,100 of them cached), 0 failed, 12 skipped in 7 min 3 s`, after a line for each reason to skip. */
export function printCounts({ passed, failed, skipped, cached }: Counts, seconds: number): string {
  const left = sum(skipped.map(({ count }) => count));
  const reused = cached === 0 ? '' : ` (${number(cached)} of them cached)`;
  return [
    ...skipped.map(({ title, count }) => `skipped: ${number(count)} of ${title}\n`),
    `${number(passed)} passed${reused}, ${number(failed)} failed, ${number(left)} skipped in ${duration(seconds)}\n`,
  ].join('');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
