import { carriesSegment, type Network } from '@netloom/network-model';
import { subjectId } from '../data/subject-id.ts';
import type { Connection } from './ways-in.ts';

/** What carries the cluster: nodes on the one VNet, and the hosts that it joins. Lines to several would cross the first. */
export function machineConnections(network: Network): readonly Connection[] {
  const { proxmox, hosts, nodes, subnets } = network;
  const [vnet, ...others] = proxmox?.vnets.filter((one) => !carriesSegment(network, one)) ?? [];
  if (vnet === undefined || others.length > 0) return [];
  const id = subjectId.network(vnet.name);
  const own = subnets.filter(({ space, name }) => space === 'sdn' && name === vnet.name);
  const through = { way: 'cluster', count: 1, carries: [] } as const;
  return [
    ...nodes
      .filter(({ sdnAddresses }) =>
        sdnAddresses.some((address) => own.some(({ cidr }) => cidr.contains(address))),
      )
      .map(({ name }) => ({ ...through, from: subjectId.node(name), to: id })),
    ...hosts
      .filter(({ role }) => role === 'proxmox')
      .map(({ name }) => ({ ...through, from: id, to: subjectId.host(name) })),
  ];
}

/** A node and the Proxmox host that runs it. */
export function relatedBoxes({ nodes }: Network): readonly (readonly [string, string])[] {
  return nodes.flatMap(({ name, host }) =>
    host === null ? [] : [[subjectId.node(name), subjectId.host(host)] as const],
  );
}
