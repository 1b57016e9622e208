import type { Drawn, From } from '@netloom/chart-kit';
import type { NetworkPolicyPeer } from '../kinds/network-policy.ts';
import type { Network, PortRange, Service } from '../network.ts';
import { deniesIncoming, podPortsOf, serviceRowsOf, type ServiceRow } from '../service-rows.ts';
import { allow, type Policy, type PolicyPort } from './allow.ts';
import { endpointPeers } from './endpoint-peers.ts';
import { nodePeers } from './node-peers.ts';

/**
 * An allow for each firewall rule to a Service of the namespace. None where the pods cannot be named, their ports are not
 * stated, or nothing sends from there: an empty list of peers would allow all.
 */
export function serviceRowPolicies(network: Network, namespace: string, from: From): readonly Policy[] {
  return serviceRowsOf(network)
    .filter(({ service }) => service.namespace === namespace && deniesIncoming(network, service))
    .flatMap((one, index, all) => {
      const { row, service } = one;
      const ports = podPortsOf(one).map(toPort);
      const peers = rowPeers(network, one);
      if (service.selector === null || ports.length === 0 || peers?.length === 0) return [];
      const spec = allow({ selector: service.selector, peers, ports });
      // two rows may have one name, which is a finding of its own; two objects may not
      const before = all
        .slice(0, index)
        .filter((other) => other.service === service && other.row.name === row.name);
      const name = `firewall-${row.name}-to-${service.name}${before.length === 0 ? '' : `-${before.length + 1}`}`;
      return [from(row, { name, namespace, spec })];
    });
}

/** The peers of a row, and the nodes where its Service has a load balancer address. */
function rowPeers(
  network: Network,
  { row, service }: ServiceRow,
): readonly Drawn<NetworkPolicyPeer>[] | null {
  const peers = endpointPeers(network, row.from);
  if (peers === null || peers.length === 0) return peers;
  return isAllocated(network, service) ? clientPeers(network, peers) : peers;
}

/**
 * Behind a load balancer address with externalTrafficPolicy Cluster, which is the default, pods on the node that takes the
 * packet see the client, since kube-proxy hides it after the filter, and pods on other nodes see that node. So the nodes
 * are let in, too: a client that arrives through another node has that node's address.
 */
export function clientPeers(
  network: Network,
  peers: readonly Drawn<NetworkPolicyPeer>[],
): readonly Drawn<NetworkPolicyPeer>[] {
  if (network.nodes.length < 2) return peers;
  const known = new Set(peers.map((peer) => JSON.stringify(peer)));
  return [...peers, ...nodePeers(network).filter((peer) => !known.has(JSON.stringify(peer)))];
}

function isAllocated({ allocations }: Network, { namespace, name }: Service): boolean {
  return allocations.some(({ service }) => service === `${namespace}/${name}`);
}

function toPort({ first, last, protocol }: PortRange): PolicyPort {
  const upper = protocol === 'tcp' ? ('TCP' as const) : ('UDP' as const);
  return { protocol: upper, port: first, ...(last > first && { endPort: last }) };
}
