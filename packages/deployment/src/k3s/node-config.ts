import {
  isPrivate,
  type Cluster,
  type ControllerName,
  type Network,
  type Node,
} from '@netloom/network-model';
import { certificateNames } from '../certificate-names.ts';
import { nodePortRange } from '../node-port-range.ts';

/** The part of a node's /etc/rancher/k3s/config.yaml that follows from the network: https://docs.k3s.io/cli/server */
export interface NodeConfig {
  readonly 'node-ip': string;
  readonly 'flannel-iface'?: string;
  readonly 'flannel-backend'?: string;
  readonly 'flannel-ipv6-masq'?: true;
  readonly 'disable-network-policy'?: true;
  readonly 'cluster-cidr'?: string;
  readonly 'service-cidr'?: string;
  readonly 'cluster-dns'?: string;
  readonly 'service-node-port-range'?: string;
  readonly disable?: readonly string[];
  readonly 'tls-san'?: readonly string[];
}

/** Agents get the cluster's settings from the servers: theirs has only what belongs to the node. */
export function nodeConfig(network: Network, node: Node): NodeConfig {
  const { cluster } = network;
  const own: NodeConfig = {
    'node-ip': node.addresses.join(','),
    ...(cluster.flannel.iface === null ? {} : { 'flannel-iface': cluster.flannel.iface }),
  };
  if (node.role === 'agent') return own;
  const names = certificateNames(cluster);
  const disabled = disabledParts(network);
  return {
    ...own,
    'flannel-backend': cluster.flannel.backend,
    ...(needsMasquerade6(cluster) ? { 'flannel-ipv6-masq': true } : {}),
    ...(hasOtherPolicyEngine(cluster) ? { 'disable-network-policy': true } : {}),
    'cluster-cidr': cluster.podCidrs.join(','),
    'service-cidr': cluster.serviceCidrs.join(','),
    'cluster-dns': cluster.clusterDns.join(','),
    ...nodePortRange(cluster),
    ...(disabled.length === 0 ? {} : { disable: disabled }),
    ...(names.length === 0 ? {} : { 'tls-san': names }),
  };
}

/** What K3s would start. A Traefik of a release of its own takes the place of K3s', unless the network has both. */
function disabledParts({ cluster, ingresses }: Network): readonly string[] {
  const has = (name: ControllerName): boolean => ingresses.some(({ controller }) => controller === name);
  return [
    ...(cluster.servicelb ? [] : ['servicelb']),
    ...(has('traefik') && !has('traefik-k3s') ? ['traefik'] : []),
  ];
}

/** K3s' own enforces policies beside any other unless it is off: https://docs.k3s.io/networking/basic-network-options#custom-cni */
function hasOtherPolicyEngine({ policyEngine }: Cluster): boolean {
  return policyEngine !== null && policyEngine !== 'kube-router';
}

/**
 * No host outside can reply to a pod's unique local address (RFC 4193). K3s masquerades IPv4 by default and IPv6 only with this
 * option: https://docs.k3s.io/networking/basic-network-options
 */
function needsMasquerade6({ podCidrs, flannel }: Cluster): boolean {
  return flannel.backend !== 'none' && podCidrs.some((cidr) => cidr.family === 6 && isPrivate(cidr.nth(0n)));
}

/** What a reader must know before copying the file to the node. */
export function* nodeConfigNotes({ cluster }: Network, node: Node): Iterable<string> {
  const { iface, network } = cluster.flannel;
  yield `For review: the part of ${node.name}'s /etc/rancher/k3s/config.yaml that this network decides.`;
  if (node.role === 'server') {
    yield 'cluster-cidr and service-cidr cannot be changed once the cluster exists.';
  }
  if (iface === null && network === 'sdn' && node.sdnAddresses.length > 0) {
    yield `Add flannel-iface: the interface that holds ${node.sdnAddresses.join(' and ')}. The network does not name it.`;
  }
}
