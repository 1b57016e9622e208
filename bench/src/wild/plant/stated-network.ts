import { load } from 'js-yaml';

/** A network file as plain values, without what an import guessed. */
export class StatedNetwork {
  readonly #value: unknown;
  /** Every IPv4 address in it, guesses too. */
  readonly addresses: ReadonlySet<string>;

  constructor(text: string) {
    this.#value = load(text.replaceAll(/:(?: .*)? # guessed: .*$/gm, ': null'));
    this.addresses = new Set(text.match(/\b\d+\.\d+\.\d+\.\d+\b/g));
  }

  text(...path: readonly string[]): string | null {
    return textOf(at(this.#value, path));
  }

  has(...path: readonly string[]): boolean {
    const value = at(this.#value, path);
    return value !== undefined && value !== null;
  }

  rows(...path: readonly string[]): readonly unknown[] {
    return rowsOf(at(this.#value, path));
  }
}

export function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (one, key) => (typeof one === 'object' && one !== null ? Reflect.get(one, key) : undefined),
    value,
  );
}

export function textAt(value: unknown, ...path: readonly string[]): string | null {
  return textOf(at(value, path));
}

/** The items of a list, or the only value. */
export function rowsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
