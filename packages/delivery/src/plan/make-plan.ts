import { compareNetworks } from './compare-networks.ts';
import { immutableChanges } from './immutable.ts';
import { diffObjects, type ObjectChange } from './objects/diff-objects.ts';
import type { Manifest } from './objects/manifest.ts';
import type { Plan } from './plan.ts';
import { poolsInBetween } from './pools-in-between.ts';
import type { Networks } from './statement.ts';
import { tooManyDeletes, type Allowed } from './thresholds.ts';
import { namespaceWarnings, networkWarnings, objectWarnings } from './warnings.ts';

export interface MakePlan {
  readonly networks: Networks;
  /** The objects of both. */
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
  readonly allowed: Allowed;
}

/** Compares in network words and object by object, and judges what it finds. */
export function makePlan({ networks, before, after, allowed }: MakePlan): Plan {
  const all = diffObjects(before, after);
  const [left, objects] = [all.filter(leavesNamespace), all.filter((change) => !leavesNamespace(change))];
  return {
    network: networks.after.network.name,
    statements: compareNetworks(networks),
    objects,
    twoSteps: poolsInBetween(before, after),
    warnings: [
      ...networkWarnings(networks),
      ...objectWarnings(objects),
      ...namespaceWarnings(left.map(({ name }) => name)),
    ],
    refusals: [...immutableChanges(networks), ...tooManyDeletes({ before, changes: objects, allowed })],
  };
}

function leavesNamespace({ action, kind }: ObjectChange): boolean {
  return action === 'delete' && kind === 'Namespace';
}
