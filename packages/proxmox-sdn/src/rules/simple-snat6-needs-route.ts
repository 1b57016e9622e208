import type { Finding, Rule } from '@netloom/diagnostics';
import { describeList, type NetworkFacts, type Proxmox, type VNetSubnet } from '@netloom/network-model';

type ProxmoxHost = Proxmox['hosts'][number];

export const simpleSnat6NeedsRoute: Rule<NetworkFacts> = {
  code: 'simple-snat6-needs-route',
  severity: 'warning',
  description: 'IPv6 snat in a simple zone has a gateway, and every Proxmox host an IPv6 default route.',
  *check(facts) {
    const { zones = [], vnets = [] } = facts.network.proxmox ?? {};
    const simple = new Set(zones.filter(({ type }) => type === 'simple').map(({ name }) => name));
    for (const vnet of vnets) {
      if (!simple.has(vnet.zone)) continue;
      for (const subnet of vnet.subnets) {
        if (subnet.snat && subnet.cidr.family === 6) yield* snatFindings(subnet, { facts, vnet: vnet.name });
      }
    }
  },
};

function* snatFindings(
  subnet: VNetSubnet,
  { facts, vnet }: { readonly facts: NetworkFacts; readonly vnet: string },
): Iterable<Finding> {
  const { network, origins } = facts;
  const cidr = subnet.cidr.toString();
  const at = origins.of(subnet, 'snat');
  if (subnet.gateway === null) {
    yield {
      message: `snat of ${cidr} without a gateway: Proxmox treats a subnet without one as IPv4, and its iptables refuses ${cidr}`,
      at,
      help: `state the gateway of ${cidr}, or remove snat`,
    };
    return;
  }
  const without = (network.proxmox?.hosts ?? []).filter((host) => !hasDefaultRoute(host, facts));
  if (without.length === 0) return;
  yield {
    message: `snat of ${cidr} needs an IPv6 default route on every host, and the network states none for ${describeList(without.map(({ name }) => `"${name}"`))}: a host without one leaves out all of VNet "${vnet}", IPv4 too`,
    at,
    related: without.map((host) => ({ message: `host "${host.name}" is stated here`, at: origins.of(host) })),
    help: "state the hosts' address6 and the LAN's IPv6 gateway, or remove snat and route the prefix",
  };
}

/** An address in an IPv6 subnet of the LAN with a gateway: Proxmox configures both by hand, and so the route is there. */
function hasDefaultRoute({ addresses }: ProxmoxHost, { network }: NetworkFacts): boolean {
  const routed = network.subnets.filter(
    ({ space, cidr, gateway }) => space === 'lan' && cidr.family === 6 && gateway !== null,
  );
  return addresses.some((address) => routed.some(({ cidr }) => cidr.contains(address)));
}
