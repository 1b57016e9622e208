import type { ApiObject } from '@netloom/cluster';
import { immutableChanges } from './immutable.ts';
import type { ObjectChange } from './objects/diff-objects.ts';
import type { Refusal } from './refusal.ts';
import type { Networks } from './statement.ts';
import { tooManyDeletes, type AllowedDeletes } from './thresholds.ts';
import { namespaceWarnings, networkWarnings, objectWarnings } from './warnings.ts';

export interface StatesInput {
  /** null where what there is is no network that could be read. */
  readonly networks: Networks | null;
  readonly changes: readonly ObjectChange[];
  /** What there is. */
  readonly before: readonly ApiObject[];
  readonly allowDeletes: AllowedDeletes;
}

export interface Comparison {
  readonly objects: readonly ObjectChange[];
  readonly warnings: readonly string[];
  readonly refusals: readonly Refusal[];
}

/** What changes object by object, and what stands against it, wherever both states come from. */
export function compareStates({ networks, changes, before, allowDeletes }: StatesInput): Comparison {
  const left = changes.filter(isLeftNamespace);
  const objects = changes.filter((change) => !isLeftNamespace(change));
  return {
    objects,
    warnings: [
      ...(networks === null ? [] : networkWarnings(networks)),
      ...objectWarnings(objects),
      ...namespaceWarnings(left.map(({ name }) => name)),
    ],
    refusals: [
      ...(networks === null ? [] : immutableChanges(networks)),
      ...tooManyDeletes({ before, changes: objects, allowed: allowDeletes }),
    ],
  };
}

function isLeftNamespace({ action, kind }: ObjectChange): boolean {
  return action === 'delete' && kind === 'Namespace';
}
