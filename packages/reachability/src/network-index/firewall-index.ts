import type { IntervalSet } from '@netloom/addresses';
import { addressesOf, type FirewallRule, type NetworkFacts } from '@netloom/network-model';

/** A row of the firewall with the addresses of both sides. */
export interface FirewallRow {
  readonly rule: FirewallRule;
  readonly from: IntervalSet;
  readonly to: IntervalSet;
}

/** The machines behind one firewall: a Proxmox host, or the VM of a node. */
export type GuardedMachines = 'proxmox' | 'nodes';

export interface FirewallIndex {
  readonly rows: readonly FirewallRow[];
  /** The machines that some row has as its destination; for others the network states nothing. */
  readonly enabledFor: ReadonlySet<GuardedMachines>;
}

export function toFirewallIndex({ network, ledger }: NetworkFacts): FirewallIndex {
  const zone = (name: 'proxmox' | 'nodes' | 'pools'): IntervalSet =>
    addressesOf({ kind: 'zone', zone: name }, ledger);
  const rows = network.firewall.map((rule) => ({
    rule,
    from: addressesOf(rule.from, ledger),
    to: addressesOf(rule.to, ledger),
  }));
  // MetalLB answers for pool addresses on the nodes' interfaces, behind the same firewall.
  const machines = { proxmox: zone('proxmox'), nodes: zone('nodes').union(zone('pools')) };
  const guarded = (['proxmox', 'nodes'] as const).filter((name) =>
    rows.some(({ rule, to }) => guardsMachines(rule) && !to.intersect(machines[name]).isEmpty),
  );
  return { rows, enabledFor: new Set(guarded) };
}

/** Outgoing traffic is always allowed. */
function guardsMachines({ to }: FirewallRule): boolean {
  return to.kind !== 'zone' || to.zone !== 'internet';
}
