import type { Address } from '@netloom/addresses';
import { DISTRIBUTIONS, type Members } from '../../distributions.ts';
import { metallbOf } from '../../load-balancers.ts';
import { carrierOf } from '../../mtu.ts';
import type { Network, Node, PortRange } from '../../network.ts';

/** Traffic that nodes need between each other. */
export interface Need {
  readonly port: PortRange;
  readonly what: string;
  readonly from: readonly Address[];
  readonly to: readonly Address[];
}

/** DISTRIBUTIONS, and https://metallb.io/#requirements */
export function* needsOf(network: Network): Iterable<Need> {
  const { cluster, nodes, l2Advertisements } = network;
  const servers = nodes.filter(({ role }) => role === 'server');
  const [all, control] = [onLan(nodes), onLan(servers)];
  const flannel = cluster.flannel.network === 'sdn' ? onSdn(nodes) : all;
  const tcp = (first: number, last = first): PortRange => ({ first, last, protocol: 'tcp' });
  const udp = (first: number): PortRange => ({ first, last: first, protocol: 'udp' });
  const members: Readonly<Record<Members, readonly Address[]>> = {
    all,
    servers: control,
    agents: onLan(nodes.filter(({ role }) => role === 'agent')),
  };
  const { etcd, kubelets, memberPorts } = DISTRIBUTIONS[cluster.distribution];
  yield { port: tcp(10250), what: 'kubelets', from: all, to: members[kubelets] };
  yield { port: tcp(cluster.apiPort), what: 'Kubernetes API', from: all, to: control };
  if (servers.length > 1) yield { port: tcp(...etcd), what: 'etcd', from: control, to: control };
  for (const { port, what, from, to, cni } of memberPorts) {
    if (cni !== undefined && cni !== cluster.cni) continue;
    yield { port: tcp(port), what, from: members[from], to: members[to] };
  }
  const carrier = carrierOf(cluster);
  if (carrier !== null) {
    yield { port: udp(carrier.port), what: carrier.name, from: flannel, to: flannel };
  }
  if (l2Advertisements.length === 0 || metallbOf(network) === null) return;
  for (const port of [tcp(7946), udp(7946)]) yield { port, what: "MetalLB's speakers", from: all, to: all };
}

/** The address that a node joins with: where everything but flannel goes. */
function onLan(nodes: readonly Node[]): readonly Address[] {
  return nodes.flatMap(({ addresses }) => addresses.slice(0, 1));
}

function onSdn(nodes: readonly Node[]): readonly Address[] {
  return nodes.flatMap(({ sdnAddresses }) => sdnAddresses.slice(0, 1));
}
