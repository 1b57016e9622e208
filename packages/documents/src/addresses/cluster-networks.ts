import { nameserverOf, type Network } from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { code } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

export function clusterNetworkSection(network: Network): Section | null {
  const { podCidrs, serviceCidrs, clusterDns } = network.cluster;
  const nameserver = nameserverOf(network);
  const rows = [
    ...podCidrs.map((cidr) => ['Pod Network', code(cidr), 'Container networking']),
    ...serviceCidrs.map((cidr) => ['Service Network', code(cidr), 'ClusterIP services']),
    ...clusterDns.map((address) => ['CoreDNS', code(address), 'Cluster DNS']),
    ...(nameserver === null ? [] : [['Tailscale nameserver', code(nameserver), 'Names of ts.net']]),
  ];
  return section('Kubernetes Networks', { blocks: [table(['Network', 'CIDR', 'Purpose'], rows)] });
}
