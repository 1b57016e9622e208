import { IntervalSet, intervalOf } from '@netloom/addresses';
import type { GuardedHost } from './desired-firewall.ts';
import { intervalOfText } from './entry-key.ts';
import type { HostFirewall } from './filter-packet.ts';
import type { ObservedHostFirewall } from './observe-hosts.ts';
import { rulesAfter } from './plan-rules.ts';
import type { TrialCheckInput } from './trial-check-input.ts';

/** The firewall of a host once the plan is carried out. */
export function firewallAfter(
  { host, rules }: ObservedHostFirewall,
  { desired: { mark, state: desired }, observed, allow }: TrialCheckInput,
): HostFirewall {
  const sets = new Map(
    [...observed.sets].map(([name, { entries }]) => [name, entries.map(({ entry }) => entry)]),
  );
  const management = managementOf(host, sets.get('management') ?? []);
  for (const { name, entries } of desired.sets) sets.set(name, [...(sets.get(name) ?? []), ...entries]);
  const groups = new Map([...observed.groups].map(([name, group]) => [name, group.rules]));
  for (const group of desired.groups) groups.set(group.name, group.rules);
  return {
    rules: [...rules, ...rulesAfter({ mark, desired, observed, allow })],
    groups,
    sets,
    management,
    policyIn: observed.policyIn,
  };
}

function managementOf({ networks }: GuardedHost, entries: readonly string[]): IntervalSet {
  return IntervalSet.of([
    ...networks.map((cidr) => intervalOf(cidr)),
    ...entries.flatMap((entry) => intervalOfText(entry) ?? []),
  ]);
}
