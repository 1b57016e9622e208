import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** By name, so that reporting loads none of the packages that throw. */
const KNOWN: Readonly<Record<string, ExitCode>> = {
  UsageError: EXIT.usage,
  InputUnreadable: EXIT.unreadable,
  GitFileMissing: EXIT.unreadable,
  GitUnusable: EXIT.environment,
  HomeMissing: EXIT.environment,
  HelmMissing: EXIT.environment,
  HelmTooOld: EXIT.environment,
  HelmFailed: EXIT.findings,
  Refused: EXIT.refused,
  KubeconfigUnusable: EXIT.environment,
  ClusterUnreachable: EXIT.environment,
  ClusterUntrusted: EXIT.environment,
  ClusterUnauthorized: EXIT.environment,
  ClusterForbidden: EXIT.environment,
  KindNotServed: EXIT.environment,
  ObjectMissing: EXIT.environment,
  WebhookUnanswered: EXIT.environment,
  FieldConflict: EXIT.refused,
  AdmissionRefused: EXIT.findings,
  StillThere: EXIT.findings,
  ClusterFailed: EXIT.findings,
  ObjectsDiffer: EXIT.findings,
};

/** What the operating system answers to a call that is wrong in itself; all else it refuses for reasons of its own. */
const OURS = new Set(['EBADF', 'EFAULT', 'EINVAL', 'ENOSYS', 'ENOTTY']);

/** Prints an error: a known one in its own words, an unknown one with its stack. Returns the exit code. */
export function reportError(error: unknown, { err }: Terminal): ExitCode {
  if (!(error instanceof Error)) {
    err(`netloom: ${String(error)}\n`);
    return EXIT.bug;
  }
  const known = knownExit(error);
  if (known !== undefined) {
    err(`netloom: ${error.message}\n`);
    return known;
  }
  err(`netloom: this is a mistake in netloom itself, please report it.\n${error.stack ?? error.message}\n`);
  if (error.cause instanceof Error) err(`caused by ${error.cause.stack ?? error.cause.message}\n`);
  return EXIT.bug;
}

/** A step that failed is as known as why it failed. */
function knownExit(error: unknown): ExitCode | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'StepFailed') return knownExit(error.cause);
  return KNOWN[error.name] ?? (isSystemError(error) ? EXIT.environment : undefined);
}

/** As Node makes them: https://nodejs.org/api/errors.html#class-systemerror */
function isSystemError(error: Error): boolean {
  if (!('syscall' in error) || !('code' in error) || typeof error.code !== 'string') return false;
  return /^E[A-Z0-9]+$/.test(error.code) && !OURS.has(error.code);
}
