import { EXIT, NetloomError } from '@netloom/diagnostics/error';

/** A step of publishing failed. It changed nothing in the registry. */
export class PublishFailed extends NetloomError {
  override readonly name = 'PublishFailed';
  override readonly exit = EXIT.findings;
  /** Whether the failure is transient: the same request may succeed in a moment. */
  readonly isTransient: boolean;
  /** The registry's Retry-After; null without one. */
  readonly retryAfterMs: number | null;

  constructor(
    /** What was being done, as the beginning of a sentence: "reading oci://…". */
    step: string,
    failure: {
      readonly what: string;
      readonly hint: string;
      readonly isTransient?: boolean;
      readonly retryAfterMs?: number | null;
      readonly cause?: unknown;
    },
  ) {
    super(`${step}: ${failure.what}. ${failure.hint}`, { hint: failure.hint, cause: failure.cause });
    this.isTransient = failure.isTransient ?? false;
    this.retryAfterMs = failure.retryAfterMs ?? null;
  }
}

/** For every transient failure: uploaded blobs are found again by their digest. */
export const RUN_AGAIN = 'Run the same command again: it goes on where this one stopped.';
