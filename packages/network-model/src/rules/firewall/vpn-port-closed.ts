import { intervalOf, IntervalSet } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import { printEndpoint } from '../../endpoint.ts';
import type { NetworkFacts } from '../../facts.ts';
import { addressesOf } from '../../ledger/addresses-of.ts';
import type { Host, Network, Vpn } from '../../network.ts';
import { endpointAddresses } from '../../vpn-entry.ts';
import { opens, withAddresses } from '../shared/rule-addresses.ts';

export const vpnPortClosed: Rule<NetworkFacts> = {
  code: 'vpn-port-closed',
  severity: 'warning',
  description: 'The firewall of a machine lets peers connect to the VPN that ends there.',
  *check({ network, origins, ledger }) {
    const rules = withAddresses(network.firewall, ledger);
    const internet = addressesOf({ kind: 'zone', zone: 'internet' }, ledger);
    for (const vpn of network.vpns) {
      const { name, endpoint, port } = vpn;
      const zone = guardedZone(network, vpn);
      if (zone === null || port === null) continue;
      const guarded = addressesOf({ kind: 'zone', zone }, ledger);
      // a firewall is on where some rule has such machines as its destination.
      const about = rules.find(({ to }) => !to.intersect(guarded).isEmpty);
      if (about === undefined) continue;
      const own = IntervalSet.of(endpointAddresses(network, vpn).map(intervalOf));
      const range = { first: port, last: port, protocol: 'udp' } as const;
      const passes = rules.some(
        ({ rule, from, to }) =>
          opens(rule, range) && !to.intersect(own).isEmpty && !from.intersect(internet).isEmpty,
      );
      if (passes) continue;
      const to = printEndpoint(endpoint);
      yield {
        message: `no firewall rule lets ${port}/udp pass from the internet to ${to}: no peer of VPN "${name}" connects from there`,
        at: origins.of(vpn, 'endpoint'),
        related: [{ message: 'its firewall is on by this rule', at: origins.of(about.rule) }],
        help: `add a rule: \`{ name: ${name}, from: any, to: ${to}, ports: [${port}/udp] }\``,
      };
    }
  },
};

const GUARDED: Readonly<Partial<Record<Host['role'], 'nodes' | 'proxmox'>>> = {
  node: 'nodes',
  proxmox: 'proxmox',
};

/** The machines whose firewall is before the endpoint; null where it is none that netloom knows the firewall of. */
function guardedZone(network: Network, vpn: Vpn): 'nodes' | 'proxmox' | null {
  const own = endpointAddresses(network, vpn);
  const machine = network.hosts.find(({ addresses }) =>
    addresses.some(({ address }) => own.some((one) => one.equals(address))),
  );
  return machine === undefined ? null : (GUARDED[machine.role] ?? null);
}
