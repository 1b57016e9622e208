import { EXIT, NetloomError } from '@netloom/diagnostics/error';

/** A registry did not do what was asked of it. Nothing that it holds was changed by the step that failed. */
export class PublishFailed extends NetloomError {
  override readonly name = 'PublishFailed';
  override readonly exit = EXIT.findings;
  /** Whether the same request may go well in a moment. */
  readonly isPassing: boolean;
  /** How long the registry asks to wait; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(
    /** What was being done, as the beginning of a sentence: "reading oci://…". */
    step: string,
    failure: {
      readonly what: string;
      readonly wayOn: string;
      readonly isPassing?: boolean;
      readonly retryAfterMs?: number | null;
      readonly cause?: unknown;
    },
  ) {
    super(`${step}: ${failure.what}. ${failure.wayOn}`, { hint: failure.wayOn, cause: failure.cause });
    this.isPassing = failure.isPassing ?? false;
    this.retryAfterMs = failure.retryAfterMs ?? null;
  }
}

/** What is true of all that may pass: uploads are found again by their digest. */
export const RUN_AGAIN = 'Run the same command again: it goes on where this one stopped.';
