import { messageOf } from '@netloom/cluster';
import { exitCodeOf, NetloomError, type ExitCode } from '@netloom/diagnostics/error';

/** A step of an apply or a removal did not end well. Its cause says why; what was done before it stays. */
export class StepFailed extends NetloomError {
  override readonly name = 'StepFailed';
  /** A step that failed ends the command as its cause does. */
  override readonly exit: ExitCode;
  readonly step: string;
  readonly done: readonly string[];

  constructor(step: string, { done, cause }: { readonly done: readonly string[]; readonly cause: unknown }) {
    const before = done.length === 0 ? 'Nothing was changed before.' : `Done before: ${done.join(', ')}.`;
    super(
      `${step}: ${messageOf(cause)}\n${before} Run the same command again: it goes on where this one stopped.`,
      { cause },
    );
    this.exit = exitCodeOf(cause);
    this.step = step;
    this.done = done;
  }
}
