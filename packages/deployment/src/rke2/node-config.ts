import type { Network, Node } from '@netloom/network-model';
import { certificateNames } from '../certificate-names.ts';
import { nodePortRange } from '../node-port-range.ts';

/** The part of a node's /etc/rancher/rke2/config.yaml that follows from the network: https://docs.rke2.io/reference/server_config */
export interface Rke2Config {
  readonly 'node-ip': string;
  readonly cni?: readonly string[];
  readonly 'cluster-cidr'?: string;
  readonly 'service-cidr'?: string;
  readonly 'cluster-dns'?: string;
  readonly 'service-node-port-range'?: string;
  readonly 'enable-servicelb'?: true;
  readonly 'tls-san'?: readonly string[];
}

/** What RKE2 installs by itself; of any other pod network the installation is somebody else's. */
const BUNDLED: ReadonlySet<string> = new Set(['canal', 'calico', 'cilium', 'flannel']);

/** Agents get the cluster's settings from the servers: theirs has only what belongs to the node. */
export function rke2Config({ cluster }: Network, node: Node): Rke2Config {
  const own = { 'node-ip': node.addresses.join(',') };
  if (node.role === 'agent') return own;
  const names = certificateNames(cluster);
  return {
    ...own,
    cni: [BUNDLED.has(cluster.cni) ? cluster.cni : 'none'],
    'cluster-cidr': cluster.podCidrs.join(','),
    'service-cidr': cluster.serviceCidrs.join(','),
    'cluster-dns': cluster.clusterDns.join(','),
    ...nodePortRange(cluster),
    ...(cluster.servicelb ? { 'enable-servicelb': true } : {}),
    ...(names.length === 0 ? {} : { 'tls-san': names }),
  };
}

/** What a reader must know before copying the file to the node. */
export function* rke2Notes(node: Node): Iterable<string> {
  yield `For review: the part of ${node.name}'s /etc/rancher/rke2/config.yaml that this network decides.`;
  if (node.role === 'server') {
    yield 'cluster-cidr and service-cidr cannot be changed once the cluster exists.';
  }
}
