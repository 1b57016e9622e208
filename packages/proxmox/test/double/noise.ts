import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';

/**
 * What is random in an answer. `order` is what Proxmox itself leaves to chance: its hashes have another order of keys in
 * each process. `all` adds what another version of it may: unknown fields, fields that are null, and delays.
 */
export type Noise = 'order' | 'all';

/** NETLOOM_SEED repeats a run. */
const SEED = Number(process.env.NETLOOM_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Each is absent or null where Proxmox has nothing to say. */
const NULLS = [
  'comment',
  'statusmsg',
  'state',
  'alias',
  'mtu',
  'nodes',
  'gateway',
  'exitstatus',
  'icmp-type',
];
const STRANGE = [null, 1, 'one', ['one'], { one: 1 }];
/** Below these every key means something. */
const MAPS = new Set(['errors', 'pending']);

let doubles = 0;

/** The chance of one double: the same seed makes the same choices. */
export class Chance {
  #state: number;
  readonly #noise: Noise;

  constructor(noise: Noise) {
    if (doubles === 0) {
      process.stderr.write(`Proxmox double: seed ${SEED} (NETLOOM_SEED=${SEED} repeats it)\n`);
    }
    doubles += 1;
    this.#state = SEED + doubles;
    this.#noise = noise;
  }

  /** mulberry32: from 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  shuffled<T>(items: readonly T[]): readonly T[] {
    return items
      .map((item) => ({ item, rank: this.next() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item);
  }

  /** The same answer, with its keys in another order and whatever else the noise adds. */
  disturbed({ body, ...answer }: Answer): Answer {
    if (!body.startsWith('{')) return { ...answer, body };
    return { ...answer, body: JSON.stringify(this.#value(JSON.parse(body), 'plain')) };
  }

  /** Some answers take a moment longer. */
  async delay(): Promise<void> {
    if (this.#noise === 'all' && this.next() < 0.1) await sleep(this.next() * 3);
  }

  #value(value: unknown, place: 'plain' | 'map'): unknown {
    if (Array.isArray(value)) return value.map((item: unknown) => this.#value(item, place));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, item]: [string, unknown]): [string, unknown] => [
      key,
      this.#value(item, MAPS.has(key) ? 'map' : place),
    ]);
    const more = this.#noise === 'all' && place === 'plain' ? this.#more(value) : [];
    return Object.fromEntries(this.shuffled([...entries, ...more]));
  }

  #more(value: object): readonly [string, unknown][] {
    const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(this.next() * items.length)];
    const absent = pick(NULLS.filter((key) => !(key in value))) ?? 'comment';
    return [
      [absent, null],
      [`x-unknown-${Math.floor(this.next() * 100)}`, pick(STRANGE)],
    ];
  }
}
