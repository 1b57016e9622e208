import type { FirewallClient } from '../../client/index.ts';
import type { DesiredFirewall } from './desired-firewall.ts';
import type { FirewallPlan } from './firewall-plan.ts';
import type { FirewallStore } from './firewall-record.ts';
import { judgeTrial } from './judge-trial.ts';
import { observeHosts, type Knock, type ObservedHostFirewall } from './observe-hosts.ts';
import { planFirewall } from './plan-firewall.ts';
import { readFirewall, type ObservedFirewall } from './read-firewall.ts';

/** What is compared with what, and on whose word. */
export interface FirewallReconciling {
  readonly client: FirewallClient;
  readonly desired: DesiredFirewall;
  readonly allow: ReadonlySet<'deletes'>;
  readonly store: FirewallStore;
  /** Where the firewall is to be turned on: how to see whether the hosts answer from here. */
  readonly turnOn?: { readonly knock: Knock };
}

const INTERRUPTED = {
  writing:
    'an interrupted run has changed the firewall: what it wrote is live, and apply goes on from there.',
  trial:
    'an interrupted run was testing the firewall and has not confirmed it: it turns itself off 60 seconds after the test began.',
} as const;

/** Reads the firewall and plans; nothing is written. */
export async function observeAndPlanFirewall(reconciling: FirewallReconciling): Promise<FirewallPlan> {
  const { client, desired, allow, store, turnOn } = reconciling;
  const { journal } = await store.read();
  const observed = await readFirewall(client);
  const plan = planned(reconciling, observed);
  const told = journal === null ? plan : { ...plan, notes: [...plan.notes, INTERRUPTED[journal.phase]] };
  if (turnOn === undefined || observed.enable === 1) return told;
  const hosts = await observeHosts(client, { hosts: desired.hosts, knock: turnOn.knock });
  return {
    ...told,
    turnsOn: true,
    refusals: [...told.refusals, ...judgeTrial({ desired, observed, allow, hosts })],
    notes: [...told.notes, ...hosts.flatMap(ownSwitch)],
  };
}

function ownSwitch({ host, options }: ObservedHostFirewall): readonly string[] {
  if (options?.enable !== 0) return [];
  return [`${host.name} has its own firewall switched off (host option enable): it stays open.`];
}

export function planned(
  { desired, allow }: Pick<FirewallReconciling, 'desired' | 'allow'>,
  observed: ObservedFirewall,
): FirewallPlan {
  return planFirewall({ mark: desired.mark, wanted: desired.state, observed, allow });
}
