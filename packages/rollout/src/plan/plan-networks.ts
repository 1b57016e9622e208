import type { ApiObject } from '@netloom/cluster';
import { compareStates } from '../changes/compare-states.ts';
import { diffObjects } from '../changes/objects/diff-objects.ts';
import { poolsInBetween } from '../changes/pools-in-between.ts';
import type { Networks, Statement } from '../changes/statement.ts';
import type { AllowedDeletes } from '../changes/thresholds.ts';
import type { Plan } from './plan.ts';

export interface NetworksInput {
  readonly networks: Networks;
  /** What changes between them: `compareNetworks`. */
  readonly statements: readonly Statement[];
  /** The objects of both. */
  readonly before: readonly ApiObject[];
  readonly after: readonly ApiObject[];
  readonly allowDeletes: AllowedDeletes;
}

/** What leads from one network file to another. */
export function planNetworks({ networks, statements, before, after, allowDeletes }: NetworksInput): Plan {
  return {
    network: networks.after.network.name,
    statements,
    ...compareStates({ networks, changes: diffObjects(before, after), before, allowDeletes }),
    drift: [],
    twoSteps: poolsInBetween(before, after),
    rollout: null,
    notes: [],
  };
}
