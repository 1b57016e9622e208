import { IntervalSet, type Address } from '@netloom/addresses';
import { printEndpoint, type FirewallRule } from '@netloom/network-model';
import { describePort, type Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { FirewallRow, GuardedMachines } from '../network-index/firewall-index.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { addressesOfFamily, intervalOfAddress } from '../sender.ts';

/** Proxmox' firewall in front of a machine: it is on where some row has such machines as its destination. */
export function firewallHop(
  index: NetworkIndex,
  flow: Flow,
  to: { readonly address: Address; readonly guarded: GuardedMachines },
): Hop {
  const { rows, enabledFor } = index.firewall();
  const { address, guarded } = to;
  if (!enabledFor.has(guarded)) {
    const machines = guarded === 'nodes' ? 'the nodes' : 'the Proxmox hosts';
    return allow(
      'firewall',
      `no firewall rule has ${machines} as its destination: their firewall is assumed to be off`,
      null,
    );
  }
  const own = guarded === 'proxmox' ? managementHop(index, flow, address) : null;
  if (own !== null) return own;
  const open = rows.filter(
    ({ rule, to: ends }) => allowsPort(rule, flow) && ends.covers(intervalOfAddress(address)),
  );
  return rowsHop(index, { open, flow, to: `${address} on ${describePort(flow)}` });
}

/** The firewall of the machine that has the address, if it is one that may have one. */
export function* hostFirewallHops(index: NetworkIndex, flow: Flow, address: Address): Generator<Hop> {
  const host = index.addresses().hostAt(address);
  if (host?.role === 'node') yield firewallHop(index, flow, { address, guarded: 'nodes' });
  if (host?.role === 'proxmox') yield firewallHop(index, flow, { address, guarded: 'proxmox' });
}

/** Open to Proxmox' own network by default: its interface, consoles, the SPICE proxy, SSH and migrations. */
const MANAGEMENT_PORTS = [
  [8006, 8006],
  [5900, 5999],
  [3128, 3128],
  [22, 22],
  [60000, 60050],
] as const;

/** https://pve.proxmox.com/wiki/Firewall: the IP set `management`, which holds the network that the host is in. */
function managementHop(
  index: NetworkIndex,
  { protocol, port, sender, family }: Flow,
  address: Address,
): Hop | null {
  const subnet = index.addresses().subnetOf(address);
  const open = MANAGEMENT_PORTS.some(([first, last]) => port === null || (first <= port && port <= last));
  if (subnet === null || protocol !== 'tcp' || !open) return null;
  const { intervals } = addressesOfFamily(sender.addresses, family);
  if (
    intervals.length === 0 ||
    !intervals.every((one) => IntervalSet.of([subnet.cidr.interval]).covers(one))
  ) {
    return null;
  }
  const text = `Proxmox itself lets its network ${subnet.cidr} reach ${address} on ${describePort({ port, protocol })}`;
  return allow('firewall', text, index.at(subnet.cidr));
}

/** Whether the rows together let every address of the sender pass, none of them, or some. */
function rowsHop(
  index: NetworkIndex,
  question: { readonly open: readonly FirewallRow[]; readonly flow: Flow; readonly to: string },
): Hop {
  const { open, flow, to } = question;
  const sender = addressesOfFamily(flow.sender.addresses, flow.family);
  const passing = open.filter(({ from }) => !from.intersect(sender).isEmpty);
  const [first] = passing;
  const { label } = flow.sender;
  if (first === undefined) {
    return deny('firewall', `no firewall rule lets ${label} reach ${to}`, index.at(index.network.firewall));
  }
  const covered = IntervalSet.of(passing.flatMap(({ from }) => from.intervals));
  const names = passing.map(({ rule }) => `"${rule.name}"`).join(', ');
  const whole = passing.find(({ from }) => sender.intervals.every((interval) => from.covers(interval)));
  if (whole !== undefined) {
    const { name, from, to: end } = whole.rule;
    const text = `rule "${name}" lets ${printEndpoint(from)} reach ${printEndpoint(end)}: ${label} reaches ${to}`;
    return allow('firewall', text, index.at(whole.rule));
  }
  if (sender.intervals.every((interval) => covered.covers(interval))) {
    return allow('firewall', `rules ${names} together let ${label} reach ${to}`, index.at(first.rule));
  }
  const some = `rule${passing.length > 1 ? 's' : ''} ${names} let${passing.length > 1 ? '' : 's'}`;
  return unknown('firewall', `${some} only a part of ${label} reach ${to}`, index.at(first.rule));
}

export function allowsPort(
  { ports }: FirewallRule,
  { port, protocol }: Pick<Flow, 'port' | 'protocol'>,
): boolean {
  return ports.some(
    (range) => range.protocol === protocol && (port === null || (range.first <= port && port <= range.last)),
  );
}
