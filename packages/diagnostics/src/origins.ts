import { childrenOf } from './children-of.ts';
import type { Origin } from './origin.ts';
import type { Source, SourceNode } from './source.ts';

/** Where the values of a model came from, beside the model. */
export interface Origins {
  has(value: object): boolean;
  of(value: object): Origin;
  of<T extends object>(owner: T, key: keyof T & (string | number)): Origin;
}

/** Records that `value` comes from `source` and gives `value` back. */
export type Recorder = <T extends object>(source: object, value: T) => T;

/** Origins by object identity. A spread or a clone has none: `of` throws. */
export class OriginMap implements Origins {
  readonly #values = new WeakMap<object, Origin>();
  readonly #keys = new WeakMap<object, Map<string | number, Origin>>();

  written(value: object, source: Source, node: SourceNode): void {
    this.set(value, { kind: 'written', source, node });
  }

  /** `value` is the default for the `key` that `owner` does not hold. */
  default(value: object, source: Source, owner: SourceNode, key: string | number): void {
    this.set(value, { kind: 'default', source, owner, key });
  }

  derived(value: object, by: string, from: readonly [Origin, ...Origin[]]): void {
    this.set(value, { kind: 'derived', by, from });
  }

  set(value: object, origin: Origin): void {
    this.#values.set(value, origin);
  }

  /** Records where `owner[key]` came from, if it is not where `owner` came from: for names and numbers. */
  setKey<T extends object>(owner: T, key: keyof T & (string | number), origin: Origin): void {
    const keys = this.#keys.get(owner) ?? new Map<string | number, Origin>();
    keys.set(key, origin);
    this.#keys.set(owner, keys);
  }

  has(value: object): boolean {
    return this.#values.has(value);
  }

  of(value: object): Origin;
  of<T extends object>(owner: T, key: keyof T & (string | number)): Origin;
  of(owner: object, key?: string | number): Origin {
    if (key === undefined) return this.#ofValue(owner);
    const recorded = this.#keys.get(owner)?.get(key);
    if (recorded !== undefined) return recorded;
    // a class instance or a list under the key may have an origin of its own.
    const value: unknown = Reflect.get(owner, key);
    const own = typeof value === 'object' && value !== null ? this.#values.get(value) : undefined;
    return own ?? originOfKey(this.#ofValue(owner), key);
  }

  /**
   * A recorder for toValues: the value comes from the source, with all that is in it. What already has an origin keeps
   * it: a value passed on stays where it was written.
   */
  recorder(by: string): Recorder {
    return (source, value) => {
      this.inherit(value, { kind: 'derived', by, from: [this.of(source)] });
      return value;
    };
  }

  /** Gives the origin to the value and to all in it that has none. */
  inherit(value: object, origin: Origin): void {
    if (this.has(value)) return;
    this.set(value, origin);
    for (const [, child] of childrenOf(value)) {
      if (typeof child === 'object' && child !== null) this.inherit(child, origin);
    }
  }

  #ofValue(value: object): Origin {
    const origin = this.#values.get(value);
    if (origin === undefined) {
      throw new Error(`${describe(value)} has no origin: it was made without recording one`);
    }
    return origin;
  }
}

/** Where `owner[key]` came from, given where `owner` did. */
export function originOfKey(owner: Origin, key: string | number): Origin {
  switch (owner.kind) {
    case 'written': {
      const node = childAt(owner.node, key);
      if (node !== null) return { kind: 'written', source: owner.source, node };
      // a list or an object decoded from one scalar comes from that scalar as a whole.
      if (owner.node.kind === 'scalar') return owner;
      return { kind: 'default', source: owner.source, owner: owner.node, key };
    }
    case 'default':
      return { ...owner, within: [...(owner.within ?? []), key] };
    case 'derived':
      return owner.from.map((from) => originOfKey(from, key)).find(({ kind }) => kind === 'written') ?? owner;
    default:
      return owner satisfies never;
  }
}

/** The node under a key of a mapping or an index of a sequence. */
export function childAt(node: SourceNode, key: string | number): SourceNode | null {
  switch (node.kind) {
    case 'mapping':
      return node.entries.get(String(key))?.value ?? null;
    case 'sequence':
      return node.items[Number(key)] ?? null;
    case 'scalar':
      return null;
    default:
      return node satisfies never;
  }
}

/** The one place to show for an origin: the node itself, the owner of a default, the first source of what is derived. */
export function primaryNode(origin: Origin): { readonly source: Source; readonly node: SourceNode } {
  switch (origin.kind) {
    case 'written':
      return { source: origin.source, node: origin.node };
    case 'default':
      return { source: origin.source, node: origin.owner };
    case 'derived':
      return primaryNode(origin.from[0]);
    default:
      return origin satisfies never;
  }
}

function describe(value: object): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return `an object with ${Object.keys(value).slice(0, 5).join(', ') || 'no keys'}`;
}
