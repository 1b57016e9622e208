import { failed, single, type Parameters } from './answer.ts';
import { CHANGED, digestOf, entryOf, type Entry } from './firewall-list.ts';

/** How long a test of the firewall lasts. */
const TRIAL = 60;

/** [OPTIONS] of one of the firewall files. */
export class FirewallOptions {
  readonly #clock: () => number;
  #stored: Entry = {};

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** What is in the file. */
  get stored(): Entry {
    return this.#stored;
  }

  /** What the reader makes of it: a test that began too long ago counts as off. */
  get read(): Entry {
    const { enable } = this.#stored;
    const over = typeof enable === 'number' && enable > 1 && this.#clock() - enable > TRIAL;
    return over ? { ...this.#stored, enable: 0 } : this.#stored;
  }

  answer(method: string, parameters: Parameters): unknown {
    if (method === 'GET') return { ...this.read, digest: this.#digest };
    if (method !== 'PUT') return undefined;
    const digest = single(parameters, 'digest');
    if (digest !== undefined && digest !== this.#digest) throw failed(CHANGED);
    const requested = entryOf(
      parameters,
      Object.keys(parameters).filter((key) => key !== 'digest'),
    );
    // more than 1 is a test, and is kept as the time when it began
    const testing = typeof requested.enable === 'number' && requested.enable > 1;
    this.#stored = { ...this.read, ...requested, ...(testing && { enable: this.#clock() }) };
    return null;
  }

  get #digest(): string {
    return digestOf(Object.keys(this.read).length > 0 ? [this.read] : []);
  }
}
