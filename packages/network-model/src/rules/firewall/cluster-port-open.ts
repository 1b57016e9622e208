import { intervalOf, IntervalSet } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import { DISTRIBUTIONS } from '../../distributions.ts';
import { printEndpoint } from '../../endpoint.ts';
import type { NetworkFacts } from '../../facts.ts';
import { printPorts } from '../../file/port-text.ts';
import { addressesOf } from '../../ledger/addresses-of.ts';
import { flannelEnds } from '../../links.ts';
import { carrierOf } from '../../mtu.ts';
import type { Cluster, FirewallRule, PortRange } from '../../network.ts';
import { describeList } from '../shared/describe.ts';
import { holdsAll, withAddresses, type RuleAddresses } from '../shared/rule-addresses.ts';

export const clusterPortOpen: Rule<NetworkFacts> = {
  code: 'cluster-port-open',
  severity: 'warning',
  description: 'Ports that nodes open for each other are closed to everything else.',
  *check(facts) {
    const { network, ledger } = facts;
    const nodes = addressesOf({ kind: 'zone', zone: 'nodes' }, ledger);
    const inside = nodes
      .union(addressesOf({ kind: 'zone', zone: 'pods' }, ledger))
      .union(carryingFlannel(facts));
    const internal = [...internalPorts(network.cluster)];
    for (const one of withAddresses(network.firewall, ledger)) {
      const reaches = !one.to.intersect(nodes).isEmpty;
      if (reaches && !one.from.isEmpty && !holdsAll(inside, one.from)) yield* ofRule(one, internal, facts);
    }
  },
};

interface InternalPorts extends PortRange {
  readonly what: string;
}

/** https://docs.k3s.io/installation/requirements#networking; the pod network listens for the carrier that it has. */
function* internalPorts(cluster: Cluster): Iterable<InternalPorts> {
  const carrier = carrierOf(cluster);
  if (carrier !== null) {
    const { name: what, port: first } = carrier;
    // flannel's WireGuard has a second port, for IPv6.
    const last = cluster.flannel.backend === 'wireguard-native' ? first + 1 : first;
    yield { first, last, protocol: 'udp', what };
  }
  const [first, last] = DISTRIBUTIONS[cluster.distribution].etcd;
  yield { first, last, protocol: 'tcp', what: 'etcd' };
  yield { first: 10250, last: 10250, protocol: 'tcp', what: 'kubelets' };
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
  const open = [...openPorts(rule, internal)];
  const [shown] = open;
  if (shown === undefined) return;
  yield {
    message: `firewall rule "${rule.name}" lets ${printEndpoint(rule.from)} reach ${describeList(open.map(({ text }) => text))} of ${printEndpoint(rule.to)}`,
    at: origins.of(shown.port),
    related: [{ message: 'the source is stated here', at: origins.of(rule.from) }],
    help: 'write `from: nodes`, or the network that carries the packets of pods: VXLAN has no authentication, and etcd and the kubelets control the whole cluster',
  };
}

/** The parts of the rule's ports that are internal, as messages name them. */
function* openPorts(
  { ports }: FirewallRule,
  internal: readonly InternalPorts[],
): Iterable<{ readonly port: PortRange; readonly text: string }> {
  for (const port of ports) {
    for (const one of internal) {
      const [first, last] = [Math.max(port.first, one.first), Math.min(port.last, one.last)];
      if (port.protocol === one.protocol && first <= last) {
        yield { port, text: `${printPorts({ ...one, first, last })} (${one.what})` };
      }
    }
  }
}
