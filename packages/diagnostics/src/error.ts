/** What the exit of a command means. */
export const EXIT = {
  ok: 0,
  /** Findings, or a difference. */
  findings: 1,
  usage: 2,
  /** The input could not be read. */
  unreadable: 3,
  /** Something around netloom is missing, too old or full. */
  environment: 4,
  /** Refused as unsafe. */
  refused: 5,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What belongs to an error besides its message. */
export interface NetloomErrorOptions extends ErrorOptions {
  readonly hint?: string;
}

/** A known failure: printed without a stack, and the command ends as it says. */
export abstract class NetloomError extends Error {
  abstract readonly exit: ExitCode;
  /** How to fix it, where that is known apart from the rest; the message ends with it. */
  readonly hint: string | null;

  constructor(message: string, { hint, cause }: NetloomErrorOptions = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.hint = hint ?? null;
  }
}

/** The command was called with arguments that make no sense. */
export class UsageError extends NetloomError {
  override readonly name = 'UsageError';
  override readonly exit = EXIT.usage;
}

/** The work was refused as unsafe; what was there before is untouched. */
export class Refused extends NetloomError {
  override readonly name = 'Refused';
  override readonly exit = EXIT.refused;
}

/** How a command ends that failed with this error: with `bug` unless it is known, or the operating system refused a call. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof NetloomError) return error.exit;
  return isSystemError(error) ? EXIT.environment : EXIT.bug;
}

/** What the operating system answers to a call that is wrong in itself; all else it refuses for reasons of its own. */
const OURS: ReadonlySet<string> = new Set(['EBADF', 'EFAULT', 'EINVAL', 'ENOSYS', 'ENOTTY']);

/** As Node makes them: https://nodejs.org/api/errors.html#class-systemerror */
function isSystemError(error: unknown): boolean {
  if (!(error instanceof Error) || !('syscall' in error)) return false;
  if (!('code' in error) || typeof error.code !== 'string') return false;
  return /^E[A-Z0-9]+$/.test(error.code) && !OURS.has(error.code);
}
