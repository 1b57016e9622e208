import { IntervalSet, type Address } from '@netloom/addresses';
import { printEndpoint, type FirewallRule } from '@netloom/network-model';
import { portInWords, type Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import { ofFamily, single } from '../sender.ts';
import type { FirewallRow, Guarded } from '../world/firewall-rows.ts';
import type { World } from '../world/prepare.ts';

/** Proxmox' firewall before a machine: it is on where some row lets somebody reach such machines. */
export function* firewallHops(
  world: World,
  flow: Flow,
  to: { readonly address: Address; readonly guarded: Guarded },
): Generator<Hop> {
  const { rows, on } = world.firewall();
  const { address, guarded } = to;
  if (!on.has(guarded)) {
    const machines = guarded === 'nodes' ? 'the nodes' : 'the Proxmox hosts';
    yield allow('firewall', `no firewall row ends at ${machines}: their firewall is taken as off`, null);
    return;
  }
  const own = guarded === 'proxmox' ? managed(world, flow, address) : null;
  if (own !== null) {
    yield own;
    return;
  }
  const open = rows.filter(({ rule, to: ends }) => opens(rule, flow) && ends.covers(single(address)));
  yield judge(world, { open, flow, to: `${address} on ${portInWords(flow)}` });
}

/** What Proxmox opens to its own network by itself: its interface, consoles, the SPICE proxy, SSH and migrations. */
const MANAGED = [
  [8006, 8006],
  [5900, 5999],
  [3128, 3128],
  [22, 22],
  [60000, 60050],
] as const;

/** https://pve.proxmox.com/wiki/Firewall: the IP set `management`, which holds the network that the host is in. */
function managed(world: World, { protocol, port, sender, family }: Flow, address: Address): Hop | null {
  const subnet = world.addresses().subnetOf(address);
  const open = MANAGED.some(([first, last]) => port === null || (first <= port && port <= last));
  if (subnet === null || protocol !== 'tcp' || !open) return null;
  const { intervals } = ofFamily(sender.addresses, family);
  if (intervals.length === 0 || !intervals.every((one) => IntervalSet.of([subnet.cidr.interval]).covers(one)))
    return null;
  const text = `Proxmox itself lets its network ${subnet.cidr} reach ${address} on ${portInWords({ port, protocol })}`;
  return allow('firewall', text, world.at(subnet.cidr));
}

/** Whether the rows together let every address of the sender pass, none of them, or some. */
export function judge(
  world: World,
  question: { readonly open: readonly FirewallRow[]; readonly flow: Flow; readonly to: string },
): Hop {
  const { open, flow, to } = question;
  const sender = ofFamily(flow.sender.addresses, flow.family);
  const passing = open.filter(({ from }) => !from.intersect(sender).isEmpty);
  const [first] = passing;
  const { label } = flow.sender;
  if (first === undefined) {
    return deny('firewall', `no firewall row lets ${label} reach ${to}`, world.at(world.network.firewall));
  }
  const covered = IntervalSet.of(passing.flatMap(({ from }) => from.intervals));
  const names = passing.map(({ rule }) => `"${rule.name}"`).join(', ');
  const whole = passing.find(({ from }) => sender.intervals.every((interval) => from.covers(interval)));
  if (whole !== undefined) {
    const { name, from, to: end } = whole.rule;
    const text = `row "${name}" lets ${printEndpoint(from)} reach ${printEndpoint(end)}: ${label} reaches ${to}`;
    return allow('firewall', text, world.at(whole.rule));
  }
  if (sender.intervals.every((interval) => covered.covers(interval))) {
    return allow('firewall', `rows ${names} together let ${label} reach ${to}`, world.at(first.rule));
  }
  const some = `row${passing.length > 1 ? 's' : ''} ${names} let${passing.length > 1 ? '' : 's'}`;
  return unknown('firewall', `${some} only a part of ${label} reach ${to}`, world.at(first.rule));
}

export function opens({ ports }: FirewallRule, { port, protocol }: Pick<Flow, 'port' | 'protocol'>): boolean {
  return ports.some(
    (range) => range.protocol === protocol && (port === null || (range.first <= port && port <= range.last)),
  );
}
