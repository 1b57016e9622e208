import { intervalOf, IntervalSet } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import { printEndpoint } from '../../endpoint.ts';
import type { NetworkFacts } from '../../facts.ts';
import { printPorts } from '../../file/ports.ts';
import { addressesOf } from '../../ledger/addresses-of.ts';
import { flannelEnds } from '../../links.ts';
import type { Cluster, PortRange } from '../../network.ts';
import { holdsAll, withAddresses, type RuleAddresses } from '../shared/rule-addresses.ts';
import { inWords } from '../shared/describe.ts';

export const clusterPortOpen: Rule<NetworkFacts> = {
  code: 'cluster-port-open',
  severity: 'warning',
  sentence: 'Ports that nodes open for each other are closed to everything else.',
  *check(facts) {
    const { network, ledger } = facts;
    const nodes = addressesOf({ kind: 'zone', zone: 'nodes' }, ledger);
    const inside = nodes
      .union(addressesOf({ kind: 'zone', zone: 'pods' }, ledger))
      .union(carryingFlannel(facts));
    const internal = internalPorts(network.cluster);
    for (const one of withAddresses(network.firewall, ledger)) {
      const reaches = !one.to.intersect(nodes).isEmpty;
      if (reaches && !one.from.isEmpty && !holdsAll(inside, one.from)) yield* ofRule(one, internal, facts);
    }
  },
};

interface InternalPorts extends PortRange {
  readonly what: string;
}

/** https://docs.k3s.io/installation/requirements#networking; flannel listens for the backend that it has. */
function internalPorts({ flannel }: Cluster): readonly InternalPorts[] {
  const of = (first: number, last: number, protocol: 'tcp' | 'udp', what: string): InternalPorts => ({
    first,
    last,
    protocol,
    what,
  });
  return [
    ...(flannel.backend === 'vxlan' ? [of(8472, 8472, 'udp', "flannel's VXLAN")] : []),
    ...(flannel.backend === 'wireguard-native' ? [of(51820, 51821, 'udp', "flannel's WireGuard")] : []),
    of(2379, 2380, 'tcp', 'etcd'),
    of(10250, 10250, 'tcp', 'kubelets'),
  ];
}

/** The subnets that the nodes send flannel's packets through. */
function carryingFlannel({ network }: NetworkFacts): IntervalSet {
  const ends = network.cluster.podCidrs.flatMap(({ family }) => flannelEnds(network, family));
  return IntervalSet.of(ends.map(({ subnet }) => intervalOf(subnet.cidr)));
}

function* ofRule(
  { rule }: RuleAddresses,
  internal: readonly InternalPorts[],
  { origins }: NetworkFacts,
): Iterable<Finding> {
  const open = rule.ports.flatMap((port) =>
    internal.flatMap((one) => {
      const [first, last] = [Math.max(port.first, one.first), Math.min(port.last, one.last)];
      return port.protocol === one.protocol && first <= last
        ? [{ port, text: `${printPorts({ ...one, first, last })} (${one.what})` }]
        : [];
    }),
  );
  const [shown] = open;
  if (shown === undefined) return;
  yield {
    message: `firewall rule "${rule.name}" lets ${printEndpoint(rule.from)} reach ${inWords(open.map(({ text }) => text))} of ${printEndpoint(rule.to)}`,
    at: origins.of(shown.port),
    related: [{ message: 'the source is stated here', at: origins.of(rule.from) }],
    help: 'write `from: nodes`, or the network that carries flannel: VXLAN has no authentication, and etcd and the kubelets control the whole cluster',
  };
}
