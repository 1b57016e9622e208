import { placeOf, type Origin } from '@netloom/diagnostics';
import { EXIT, type ExitCode } from '@netloom/diagnostics/error';
import type { DoctorReport } from './doctor-report.ts';
import type { Outcome } from './outcome.ts';
import type { CheckResult } from './run-checks.ts';

type CheckReport = DoctorReport['checks'][number];

/** All results as plain data. */
export function toReport(network: string, results: readonly CheckResult[]): DoctorReport {
  const checks = results.map(toCheckReport);
  const count = (status: CheckReport['status']): number =>
    checks.filter((check) => check.status === status).length;
  return {
    formatVersion: '1.0',
    network,
    counts: { ok: count('ok'), problem: count('problem'), notChecked: count('not-checked') },
    checks,
  };
}

function toCheckReport({ check: { id, subject, title, symptom }, outcome }: CheckResult): CheckReport {
  const { saw, problems, unknown } = outcome;
  return {
    id,
    subject,
    title,
    status: statusOf(outcome),
    saw,
    symptom,
    problems: problems.map(({ at, ...problem }) => ({ ...problem, at: at === null ? null : positionOf(at) })),
    notChecked: unknown,
  };
}

function statusOf({ problems, unknown }: Outcome): CheckReport['status'] {
  if (problems.length > 0) return 'problem';
  return unknown.length > 0 ? 'not-checked' : 'ok';
}

function positionOf(origin: Origin): NonNullable<CheckReport['problems'][number]['at']> {
  const { file, start } = placeOf(origin);
  return { file, line: start.line, column: start.column };
}

/** What was tried and gave no answer is no pass; what nobody asked for is none of the exit code's business. */
export function exitOfReport({ checks, counts }: DoctorReport): ExitCode {
  if (counts.problem > 0) return EXIT.findings;
  const failed = checks.some(({ notChecked }) => notChecked.some(({ cause }) => cause === 'failed'));
  return failed ? EXIT.environment : EXIT.ok;
}
