import type { Tree } from '../sources/tree.ts';
import { textOf, type PlannedScalar } from './planned.ts';

/** Two files state one thing differently: the first counts. */
export interface Conflict {
  /** As a message calls it: `pool "lan"`, `the pod CIDR`. */
  readonly what: string;
  readonly kept: PlannedScalar;
  readonly other: PlannedScalar;
}

/** What was found to be stated twice. */
export class Conflicts {
  readonly all: Conflict[] = [];

  /** The first of several statements; each that differs from it is a conflict. */
  first(what: string, stated: readonly PlannedScalar[] | undefined): PlannedScalar | undefined {
    const [kept, ...others] = stated ?? [];
    if (kept === undefined) return undefined;
    for (const other of others) {
      if (textOf(other) !== textOf(kept)) this.all.push({ what, kept, other });
    }
    return kept;
  }

  /** Rows by name: of several with one name the first counts, and others are conflicts where their texts differ. */
  unique<T>(
    rows: readonly T[],
    {
      what,
      nameOf,
      textOf: print,
      at,
    }: {
      readonly what: string;
      readonly nameOf: (row: T) => string;
      readonly textOf: (row: T) => string;
      readonly at: (row: T) => Tree | undefined;
    },
  ): readonly T[] {
    const kept = new Map<string, T>();
    for (const row of rows) {
      const name = nameOf(row);
      const first = kept.get(name);
      if (first === undefined) {
        kept.set(name, row);
      } else if (print(first) !== print(row)) {
        this.all.push({
          what: `${what} "${name}"`,
          kept: { kind: 'scalar', value: print(first), from: at(first) },
          other: { kind: 'scalar', value: print(row), from: at(row) },
        });
      }
    }
    return [...kept.values()];
  }
}
