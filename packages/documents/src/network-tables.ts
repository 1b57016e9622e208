import { escapeMarkdown } from '@netloom/chart-kit';
import type { Network, Node } from '@netloom/network-model';
import { code, codes, yesNo } from './cells.ts';
import { NONE, type Table } from './table.ts';

export function subnetTable({ subnets }: Network): Table {
  return {
    title: 'Networks',
    intro: 'Each network, with the bytes that one packet may have where that is stated.',
    columns: ['Network', 'CIDR', 'Gateway', 'MTU'],
    rows: subnets.map(({ name, cidr, gateway, mtu }) => [
      escapeMarkdown(name),
      code(cidr),
      code(gateway),
      mtu === null ? NONE : String(mtu),
    ]),
  };
}

export function nodeTable({ nodes }: Network): Table {
  return {
    title: 'Nodes',
    intro:
      'Pod CIDR and Proxmox host are what was observed: K3s hands out the one, and machines move between the other.',
    columns: ['Node', 'Role', 'LAN', 'SDN', 'Pod CIDR', 'Proxmox host'],
    rows: nodes.map(({ name, role, addresses, sdnAddresses, podCidrs, host, vmId }) => [
      escapeMarkdown(name),
      role,
      codes(addresses),
      codes(sdnAddresses),
      codes(podCidrs),
      machineOf({ host, vmId }),
    ]),
  };
}

/** `pve-alpha, VM 201`, as far as it is known. */
function machineOf({ host, vmId }: Pick<Node, 'host' | 'vmId'>): string {
  const parts = [host === null ? null : escapeMarkdown(host), vmId === null ? null : `VM ${vmId}`];
  return parts.filter((part) => part !== null).join(', ') || NONE;
}

export function poolTable({ pools, l2Advertisements, bgpAdvertisements }: Network): Table {
  const advertisements = [...l2Advertisements, ...bgpAdvertisements];
  return {
    title: 'Load balancer pools',
    intro: 'A pool that is not handed out gives an address only to a Service that asks for it.',
    columns: ['Pool', 'Addresses', 'Handed out', 'Advertised by'],
    rows: pools.map(({ name, addresses, autoAssign }) => [
      escapeMarkdown(name),
      codes(addresses),
      yesNo(autoAssign),
      advertisements
        // an advertisement without pools is for all of them
        .filter((advertisement) => advertisement.pools.length === 0 || advertisement.pools.includes(name))
        .map((advertisement) => escapeMarkdown(advertisement.name))
        .join(', ') || NONE,
    ]),
  };
}
