import type { ProxmoxClient } from '../../client/index.ts';
import { judgeVersion } from '../judge-version.ts';
import type { DesiredFirewall } from './desired-firewall.ts';
import type { FirewallPlan } from './firewall-plan.ts';
import type { FirewallJournal, FirewallStore } from './firewall-record.ts';
import { judgeTrial } from './judge-trial.ts';
import { observeHosts, type Knock, type ObservedHostFirewall } from './observe-hosts.ts';
import { planFirewall } from './plan-firewall.ts';
import { readFirewall, type ObservedFirewall } from './read-firewall.ts';

/** What is compared with what, and on whose word. */
export interface FirewallReconciling {
  readonly client: ProxmoxClient;
  readonly desired: DesiredFirewall;
  readonly allow: ReadonlySet<'deletes'>;
  readonly store: FirewallStore;
  /** Where the firewall is to be turned on: how to see whether the hosts answer from here. */
  readonly turnOn?: { readonly knock: Knock };
}

/** Reads the firewall and plans; nothing is written. */
export async function observeAndPlanFirewall(reconciling: FirewallReconciling): Promise<FirewallPlan> {
  return (await observeFirewall(reconciling)).plan;
}

/** The same, with what was read. */
export async function observeFirewall(
  reconciling: FirewallReconciling,
): Promise<{ readonly plan: FirewallPlan; readonly observed: ObservedFirewall }> {
  const { client, desired, allow, store, turnOn } = reconciling;
  const { journal } = await store.read();
  const observed = await readFirewall(client);
  const plan = planned(reconciling, observed);
  const told = { ...plan, notes: [...plan.notes, ...interrupted(journal, plan)] };
  if (turnOn === undefined || observed.enable === 1) return { plan: told, observed };
  const hosts = await observeHosts(client.firewall, { hosts: desired.hosts, knock: turnOn.knock });
  return {
    observed,
    plan: {
      ...told,
      turnsOn: true,
      refusals: [...told.refusals, ...judgeTrial({ desired, observed, allow, hosts })],
      notes: [...told.notes, ...hosts.flatMap(ownSwitch)],
    },
  };
}

export function planned(
  { desired, allow }: Pick<FirewallReconciling, 'desired' | 'allow'>,
  observed: ObservedFirewall,
): FirewallPlan {
  const plan = planFirewall({ mark: desired.mark, wanted: desired.state, observed, allow });
  return { ...plan, refusals: [...judgeVersion(desired.version, observed.version), ...plan.refusals] };
}

function interrupted(
  journal: FirewallJournal | null,
  { status }: Pick<FirewallPlan, 'status'>,
): readonly string[] {
  if (journal === null) return [];
  if (journal.phase === 'writing')
    return [
      'an interrupted run has changed the firewall: what it wrote is live, and apply goes on from there.',
    ];
  const tested = 'an interrupted run tested the firewall and did not confirm it:';
  if (status === 'on trial') return [`${tested} it turns itself off 60 seconds after the test began.`];
  return status === 'off' ? [`${tested} it is off again.`] : [];
}

function ownSwitch({ host, options }: ObservedHostFirewall): readonly string[] {
  if (options?.enable !== 0) return [];
  return [`${host.name} has its own firewall switched off (host option enable): it stays open.`];
}
