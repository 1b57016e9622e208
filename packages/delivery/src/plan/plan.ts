import type { ObjectChange } from './objects/diff-objects.ts';
import type { PoolsInBetween } from './pools-in-between.ts';
import type { Refusal } from './refusal.ts';
import type { Statement } from './statement.ts';

/** What would change, and what stands against it. */
export interface Plan {
  /** The name of the network that is wanted. */
  readonly network: string;
  /** In network words. */
  readonly statements: readonly Statement[];
  /** Object by object. */
  readonly objects: readonly ObjectChange[];
  /** The pools between two steps; null where one step does. */
  readonly twoSteps: PoolsInBetween | null;
  /** What a person should know before it is applied. */
  readonly warnings: readonly string[];
  readonly refusals: readonly Refusal[];
}

export function isEmpty({ statements, objects }: Pick<Plan, 'statements' | 'objects'>): boolean {
  return statements.length + objects.length === 0;
}
