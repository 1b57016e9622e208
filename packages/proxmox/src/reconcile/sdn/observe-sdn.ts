import type { ProxmoxClient } from '../../client/index.ts';
import type { DesiredSdn } from './desired-sdn.ts';
import { planSdn } from './plan-sdn.ts';
import { readSdn, type ObservedSdn } from './read-sdn.ts';
import type { SdnPlan } from './sdn-plan.ts';
import type { SdnStore } from './sdn-record.ts';

/** The cluster, what it should have, what may be changed there, and the record of earlier runs. */
export interface SdnReconcileInput {
  readonly client: ProxmoxClient;
  readonly desired: DesiredSdn;
  readonly allow: ReadonlySet<'adopt' | 'deletes'>;
  readonly store: SdnStore;
}

const LOCKED = 'an interrupted run of netloom holds the lock of the SDN configuration: apply releases it.';

/** Reads the cluster and plans; nothing is written. */
export async function observeAndPlanSdn(input: SdnReconcileInput): Promise<SdnPlan> {
  return (await observeSdn(input)).plan;
}

/** The same, with what was read. */
export async function observeSdn({
  client,
  desired,
  allow,
  store,
}: SdnReconcileInput): Promise<{ readonly plan: SdnPlan; readonly observed: ObservedSdn }> {
  const { owned, journal } = await store.read();
  const observed = await readSdn(client, desired.hosts);
  // an empty list means nothing unless the token may see everything
  await client.checkRights();
  const leftovers = journal?.writes ?? [];
  const lastReload = journal?.phase === 'applying' ? 'unproven' : 'proven';
  const plan = planSdn({ desired, observed, owned: new Set(owned), leftovers, lastReload, allow });
  return {
    observed,
    plan: journal?.token == null ? plan : { ...plan, notes: [...plan.notes, LOCKED] },
  };
}
