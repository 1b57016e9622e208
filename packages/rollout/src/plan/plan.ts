import type { Drift } from './drift.ts';
import type { ObjectChange } from '../changes/objects/diff-objects.ts';
import type { PoolsInBetween } from '../changes/pools-in-between.ts';
import type { Refusal } from '../changes/refusal.ts';
import type { Statement } from '../changes/statement.ts';

/** What would change, and what stands against it. */
export interface Plan {
  /** The name of the network that is wanted. */
  readonly network: string;
  /** What the file says otherwise than before, in network words. */
  readonly statements: readonly Statement[];
  /** The same object by object. */
  readonly objects: readonly ObjectChange[];
  /** What somebody did in the cluster; nothing where no cluster was asked. */
  readonly drift: readonly Drift[];
  /** The pools between two steps; null where one step does. */
  readonly twoSteps: PoolsInBetween | null;
  /** What a person should know before it is applied. */
  readonly warnings: readonly string[];
  /** What the plan rests on, and what it cannot know. */
  readonly notes: readonly string[];
  readonly refusals: readonly Refusal[];
}

export function isEmpty({ statements, objects, drift }: Plan): boolean {
  return statements.length + objects.length + drift.length === 0;
}
