import type { ApiObject } from '@netloom/cluster';
import { compareNetworks } from '../changes/compare-networks.ts';
import type { Drift } from './drift.ts';
import { immutableChanges } from '../changes/immutable.ts';
import type { ObjectChange } from '../changes/objects/diff-objects.ts';
import type { Plan } from './plan.ts';
import { poolsInBetween } from '../changes/pools-in-between.ts';
import type { Refusal } from '../changes/refusal.ts';
import type { Networks, Statement } from '../changes/statement.ts';
import { tooManyDeletes, type Allowed } from '../changes/thresholds.ts';
import { namespaceWarnings, networkWarnings, objectWarnings } from '../changes/warnings.ts';

export interface JudgeChanges {
  /** The name of the network that is wanted. */
  readonly network: string;
  /** null where what there is is no network that could be read. */
  readonly networks: Networks | null;
  readonly changes: readonly ObjectChange[];
  readonly drift: readonly Drift[];
  /** What there is, and what is wanted. */
  readonly before: readonly ApiObject[];
  readonly after: readonly ApiObject[];
  readonly allowed: Allowed;
  /** Found elsewhere. */
  readonly statements?: readonly Statement[];
  readonly refusals?: readonly Refusal[];
  readonly notes?: readonly string[];
}

/** The plan that changes make, with what stands against it. */
export function judgeChanges(judging: JudgeChanges): Plan {
  const { network, networks, changes, drift, before, after, allowed } = judging;
  const { statements = [], refusals = [], notes = [] } = judging;
  const left = changes.filter(leavesNamespace);
  const objects = changes.filter((change) => !leavesNamespace(change));
  return {
    network,
    statements: [...(networks === null ? [] : compareNetworks(networks)), ...statements],
    objects,
    drift,
    twoSteps: poolsInBetween(before, after),
    warnings: [
      ...(networks === null ? [] : networkWarnings(networks)),
      ...objectWarnings(objects),
      ...namespaceWarnings(left.map(({ name }) => name)),
    ],
    notes,
    refusals: [
      ...(networks === null ? [] : immutableChanges(networks)),
      ...refusals,
      ...tooManyDeletes({ before, changes: objects, allowed }),
    ],
  };
}

function leavesNamespace({ action, kind }: ObjectChange): boolean {
  return action === 'delete' && kind === 'Namespace';
}
