import { messageOf } from '@netloom/cluster';

/** A step of an apply or a removal did not end well. Its cause says why; what was done before it stays. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
  readonly step: string;
  readonly done: readonly string[];

  constructor(step: string, { done, cause }: { readonly done: readonly string[]; readonly cause: unknown }) {
    const before = done.length === 0 ? 'Nothing was changed before.' : `Done before: ${done.join(', ')}.`;
    super(
      `${step}: ${messageOf(cause)}\n${before} Run the same command again: it goes on where this one stopped.`,
      { cause },
    );
    this.step = step;
    this.done = done;
  }
}
