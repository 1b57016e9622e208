import type { Rule, Severity } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Host, Network } from '../../network.ts';
import { segmentSubnets } from '../../node-segments.ts';

export const duplicateName: Rule<NetworkFacts> = {
  code: 'duplicate-name',
  severity: 'error',
  description: 'A name stands for one thing.',
  *check({ network, origins }) {
    for (const { what, rows, key, severity = 'error', mayRepeat } of listsOf(network)) {
      for (const [name, [first, ...others]] of Map.groupBy(rows, key)) {
        const last = others.pop();
        if (first === undefined || last === undefined || mayRepeat?.(name) === true) continue;
        yield {
          message: `${what} "${name}" is declared ${others.length === 0 ? 'twice' : `${others.length + 2} times`}`,
          severity,
          at: origins.of(last, 'name'),
          related: [first, ...others].map((row) => ({
            message: 'it is also declared here',
            at: origins.of(row, 'name'),
          })),
          help: `give each ${what} a name of its own: a reference to it means all of them, or only the last`,
        };
      }
    }
  },
};

interface Row {
  readonly name: string;
}

interface List {
  readonly what: string;
  readonly rows: readonly Row[];
  readonly key: (row: Row) => string;
  readonly severity?: Severity;
  /** Whether the rows of this name are one thing. */
  readonly mayRepeat?: (name: string) => boolean;
}

function* listsOf(network: Network): Iterable<List> {
  const byName = ({ name }: Row): string => name;
  const { proxmox, communities } = network;
  // what netloom makes for load balancer addresses is a Service, too.
  const services = [...network.services, ...network.balancers];
  const namespaces = new Map<Row, string>(services.map((service) => [service, service.namespace]));
  yield { what: 'node', rows: network.nodes, key: byName };
  const hosts = network.hosts.filter(({ role }) => role !== 'node');
  yield { what: 'host', rows: hosts, key: byName, mayRepeat: (name) => isOneHost(name, hosts) };
  const segments = segmentSubnets(network).filter(({ cidr }) => cidr.family === 4);
  yield { what: 'segment', rows: segments, key: byName };
  yield { what: 'zone', rows: proxmox?.zones ?? [], key: byName };
  yield { what: 'VNet', rows: proxmox?.vnets ?? [], key: byName };
  yield { what: 'pool', rows: network.pools, key: byName };
  yield { what: 'ingress', rows: network.ingresses, key: byName };
  yield { what: 'issuer', rows: network.issuers, key: byName };
  yield { what: 'L2Advertisement', rows: network.l2Advertisements, key: byName };
  yield { what: 'resolver', rows: network.resolvers, key: byName };
  yield { what: 'DNS zone', rows: network.dns?.zones ?? [], key: byName };
  yield { what: 'BGP peer', rows: network.bgpPeers, key: byName };
  yield { what: 'BGPAdvertisement', rows: network.bgpAdvertisements, key: byName };
  yield { what: 'BFD profile', rows: network.bfdProfiles, key: byName };
  yield { what: 'Community', rows: communities, key: byName };
  yield { what: 'community', rows: communities.flatMap((one) => one.communities), key: byName };
  yield { what: 'VPN', rows: network.vpns, key: byName };
  yield { what: 'Connector', rows: network.connectors, key: byName };
  yield {
    what: 'service',
    rows: services,
    key: (row) => `${namespaces.get(row) ?? ''}/${row.name}`,
  };
  // nothing refers to a firewall rule, but diagnostics and traces identify rules by their names.
  yield { what: 'firewall rule', rows: network.firewall, key: byName, severity: 'warning' };
}

/** One machine may be in two lists, such as a Proxmox host that is the gateway: then its addresses are the same. */
function isOneHost(name: string, hosts: readonly Host[]): boolean {
  const named = hosts.filter((host) => host.name === name);
  const texts = named.map(({ addresses }) => addresses.map(({ address }) => address.toString()).join());
  return new Set(named.map(({ role }) => role)).size === named.length && new Set(texts).size === 1;
}
