import type { ProxmoxClient } from '../../client/index.ts';
import { versionRefusals } from '../version-refusals.ts';
import type { DesiredFirewall } from './desired-firewall.ts';
import type { FirewallPlan } from './firewall-plan.ts';
import type { FirewallJournal, FirewallStore } from './firewall-record.ts';
import { observeHosts, type TcpProbe, type ObservedHostFirewall } from './observe-hosts.ts';
import { planFirewall } from './plan-firewall.ts';
import { readFirewall, type ObservedFirewall } from './read-firewall.ts';
import { trialRefusals } from './trial-refusals.ts';

/** The datacenter, what its firewall should have, what may be changed there, and the record of earlier runs. */
export interface FirewallReconcileInput {
  readonly client: ProxmoxClient;
  readonly desired: DesiredFirewall;
  readonly allow: ReadonlySet<'deletes'>;
  readonly store: FirewallStore;
  /** Where the firewall is to be turned on: how to probe the hosts from here. */
  readonly turnOn?: { readonly probe: TcpProbe };
}

/** Reads the firewall and plans; nothing is written. */
export async function observeAndPlanFirewall(input: FirewallReconcileInput): Promise<FirewallPlan> {
  return (await observeFirewall(input)).plan;
}

/** The same, with what was read. */
export async function observeFirewall(
  input: FirewallReconcileInput,
): Promise<{ readonly plan: FirewallPlan; readonly observed: ObservedFirewall }> {
  const { client, desired, allow, store, turnOn } = input;
  const { journal } = await store.read();
  const observed = await readFirewall(client);
  const rulesPlan = planObserved(input, observed);
  const plan = { ...rulesPlan, notes: [...rulesPlan.notes, ...interruptedNotes(journal, rulesPlan)] };
  if (turnOn === undefined || observed.enable === 1) return { plan, observed };
  const hosts = await observeHosts(client.firewall, { hosts: desired.hosts, probe: turnOn.probe });
  return {
    observed,
    plan: {
      ...plan,
      turnsOn: true,
      refusals: [...plan.refusals, ...trialRefusals({ desired, observed, allow, hosts })],
      notes: [...plan.notes, ...hosts.flatMap(hostOffNotes)],
    },
  };
}

/** The plan for sets, groups and rules. */
export function planObserved(
  { desired, allow }: Pick<FirewallReconcileInput, 'desired' | 'allow'>,
  observed: ObservedFirewall,
): FirewallPlan {
  const plan = planFirewall({ mark: desired.mark, desired: desired.state, observed, allow });
  return { ...plan, refusals: [...versionRefusals(desired.version, observed.version), ...plan.refusals] };
}

function interruptedNotes(
  journal: FirewallJournal | null,
  { status }: Pick<FirewallPlan, 'status'>,
): readonly string[] {
  if (journal === null) return [];
  if (journal.phase === 'writing') {
    return [
      'an interrupted run has changed the firewall: what it wrote is live, and apply continues from there.',
    ];
  }
  const tested = 'an interrupted run tested the firewall and did not confirm it:';
  if (status === 'on trial') return [`${tested} it turns itself off 60 seconds after the test began.`];
  return status === 'off' ? [`${tested} it is off again.`] : [];
}

function hostOffNotes({ host, options }: ObservedHostFirewall): readonly string[] {
  if (options?.enable !== 0) return [];
  return [`${host.name} has its own firewall switched off (host option enable): it stays open.`];
}
