import type { ApiObject } from '@netloom/cluster';
import { judgeChanges } from './judge-changes.ts';
import { diffObjects } from '../changes/objects/diff-objects.ts';
import type { Plan } from './plan.ts';
import type { Networks } from '../changes/statement.ts';
import type { Allowed } from '../changes/thresholds.ts';

export interface MakePlan {
  readonly networks: Networks;
  /** The objects of both. */
  readonly before: readonly ApiObject[];
  readonly after: readonly ApiObject[];
  readonly allowed: Allowed;
}

/** Compares two networks in network words and object by object, and judges what it finds. */
export function makePlan({ networks, before, after, allowed }: MakePlan): Plan {
  return judgeChanges({
    network: networks.after.network.name,
    networks,
    changes: diffObjects(before, after),
    drift: [],
    before,
    after,
    allowed,
  });
}
