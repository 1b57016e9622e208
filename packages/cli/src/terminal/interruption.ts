import { EXIT } from '@netloom/diagnostics/error';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long a command that changes nothing may take to remove its temporary files. */
const GRACE_MS = 2_000;

/** npm passes Ctrl-C on to a process that has it already, and a closed terminal sends SIGHUP twice. */
const SAME_MS = 1_000;

/**
 * Ctrl-C, SIGTERM and SIGHUP. A command that never asks for the signal is ended by them at once, even in the middle of a
 * computation. One that does is asked to stop, and waited for as long as it takes if it writes.
 */
export class Interruption {
  readonly #controller = new AbortController();
  readonly #report: (text: string) => void;
  #listens = false;
  #finishes = false;
  #first = 0;

  constructor(report: (text: string) => void) {
    this.#report = report;
  }

  /** Aborted by the first of them. */
  get signal(): AbortSignal {
    this.#listen();
    return this.#controller.signal;
  }

  get happened(): boolean {
    return this.#controller.signal.aborted;
  }

  /** From here on the command writes: an interruption waits until it has stopped gracefully. Throws if there was one already. */
  readonly finish = (): void => {
    this.#listen();
    this.#controller.signal.throwIfAborted();
    this.#finishes = true;
  };

  #listen(): void {
    if (this.#listens) return;
    this.#listens = true;
    for (const name of SIGNALS) {
      process.on(name, () => {
        this.#interrupt(name);
      });
    }
  }

  #interrupt(name: (typeof SIGNALS)[number]): void {
    const now = Date.now();
    if (!this.happened) {
      this.#first = now;
      this.#controller.abort();
      if (this.#finishes) this.#report('netloom: stopping gracefully; Ctrl-C again ends it at once.\n');
      else setTimeout(() => process.exit(EXIT.interrupted), GRACE_MS).unref();
      return;
    }
    if (now - this.#first < SAME_MS || (this.#finishes && name !== 'SIGINT')) return;
    process.exit(EXIT.interrupted);
  }
}
