import { StepFailed } from './step-failed.ts';

/** `tried`: by a dry run. `skipped`: what it needs is not there yet, which a dry run cannot make. */
export type StepState = 'done' | 'unchanged' | 'tried' | 'skipped';

export interface StepReport {
  readonly step: string;
  readonly state: StepState;
  /** What was done, in words. */
  readonly text: string;
}

/** Runs steps one after the other and keeps what came of them, so that a failure can say what stands. */
export class StepLog {
  readonly #reports: StepReport[] = [];
  readonly #signal: AbortSignal | undefined;
  readonly #onStep: (report: StepReport) => void;

  constructor({
    signal,
    onStep,
  }: {
    readonly signal?: AbortSignal | undefined;
    readonly onStep: (report: StepReport) => void;
  }) {
    this.#signal = signal;
    this.#onStep = onStep;
  }

  get reports(): readonly StepReport[] {
    return this.#reports;
  }

  /** Throws StepFailed. */
  async run(step: string, act: () => Promise<Omit<StepReport, 'step'>>): Promise<void> {
    try {
      this.#signal?.throwIfAborted();
      const report = { step, ...(await act()) };
      this.#reports.push(report);
      this.#onStep(report);
    } catch (cause) {
      const done = this.#reports.filter(({ state }) => state === 'done').map((report) => report.step);
      throw new StepFailed(step, { done, cause });
    }
  }
}
