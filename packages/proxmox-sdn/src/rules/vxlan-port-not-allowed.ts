import { intervalOf, type Address } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import {
  addressesOf,
  describeList,
  type Endpoint,
  type NetworkFacts,
  type Zone,
} from '@netloom/network-model';

const VXLAN_PORT = 4789;
const PROXMOX: Endpoint = { kind: 'zone', zone: 'proxmox' };

export const vxlanPortNotAllowed: Rule<NetworkFacts> = {
  code: 'vxlan-port-not-allowed',
  severity: 'warning',
  description: 'Firewall rules allow VXLAN between the hosts of each VXLAN zone.',
  *check(facts) {
    const { network } = facts;
    // without any rule the network states no firewall.
    if (network.firewall.length === 0) return;
    const zones = (network.proxmox?.zones ?? []).filter(({ type }) => type === 'vxlan');
    for (const port of new Set(zones.map((zone) => zone.port))) {
      const cut = zones.filter((zone) => zone.port === port && isCut(zone, facts));
      const [first] = cut;
      if (first !== undefined) yield toFinding({ first, cut, facts });
    }
  },
};

/** Whether some peer cannot send to some other one. */
function isCut({ peers, port }: Zone, { network, ledger }: NetworkFacts): boolean {
  const open = network.firewall
    .filter(({ ports }) =>
      ports.some(({ first, last, protocol }) => protocol === 'udp' && first <= port && port <= last),
    )
    .map(({ from, to }) => ({ from: addressesOf(from, ledger), to: addressesOf(to, ledger) }));
  const mayPass = (one: Address, other: Address): boolean =>
    open.some(({ from, to }) => from.covers(intervalOf(one)) && to.covers(intervalOf(other)));
  return peers.some((one) => peers.some((other) => !one.equals(other) && !mayPass(one, other)));
}

interface Cut {
  readonly first: Zone;
  /** All zones of one UDP port: one rule opens it for all of them. */
  readonly cut: readonly Zone[];
  readonly facts: NetworkFacts;
}

function toFinding({ first, cut, facts }: Cut): Finding {
  const { network, origins } = facts;
  const { port } = first;
  const names = cut.map(({ name }) => `"${name}"`);
  const finding: Finding = {
    message: `no firewall rule allows ${port}/udp between the hosts of VXLAN zone ${describeList(names)}: turning the firewall on cuts the overlay`,
    at: origins.of(first),
    related: [
      { message: 'none of these rules does', at: origins.of(network.firewall) },
      ...cut
        .slice(1)
        .map((zone) => ({ message: `zone "${zone.name}" uses the same port`, at: origins.of(zone) })),
    ],
    help: 'VXLAN ends on the Proxmox hosts, and Proxmox never opens its port by itself',
  };
  const fix = toFix({ first, cut, facts });
  return fix === null ? finding : { ...finding, fix };
}

/** Only where every peer is a Proxmox host: there is no endpoint for other peers. */
function toFix({ first, cut, facts }: Cut): NonNullable<Finding['fix']> | null {
  const { network, origins, ledger } = facts;
  const hosts = addressesOf(PROXMOX, ledger);
  if (!cut.every(({ peers }) => peers.every((peer) => hosts.covers(intervalOf(peer))))) return null;
  const value = {
    name: freeName(first.port, facts),
    from: 'proxmox',
    to: 'proxmox',
    ports: [`${first.port}/udp`],
  };
  return {
    title: `add firewall rule "${value.name}"`,
    edits: [{ kind: 'insert', into: origins.of(network.firewall), value }],
  };
}

function freeName(port: number, { network }: NetworkFacts): string {
  const base = port === VXLAN_PORT ? 'vxlan' : `vxlan-${port}`;
  const taken = new Set(network.firewall.map(({ name }) => name));
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
  return name;
}
