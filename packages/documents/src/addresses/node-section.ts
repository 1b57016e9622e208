import { escapeMarkdown } from '@netloom/chart-kit';
import { DISTRIBUTIONS, type Network, type Node } from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { codes, NONE } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

export function nodeSection({ nodes, cluster }: Network): Section | null {
  const rows = nodes.map((node) => [
    escapeMarkdown(node.name),
    node.role,
    homeAddresses(node),
    codes(node.sdnAddresses),
    codes(node.podCidrs),
    machineOf(node),
  ]);
  return section('Nodes', {
    blocks: [
      `Pod CIDR and Proxmox host are what was observed: ${DISTRIBUTIONS[cluster.distribution].title} hands out the one, and machines move between the other.`,
      table(['Node', 'Role', 'LAN', 'SDN', 'Pod CIDR', 'Proxmox host'], rows),
    ],
  });
}

/** `pve-alpha, VM 201`, as far as it is known. */
function machineOf({ host, vmId }: Pick<Node, 'host' | 'vmId'>): string {
  const parts = [host === null ? null : escapeMarkdown(host), vmId === null ? null : `VM ${vmId}`];
  return parts.filter((part) => part !== null).join(', ') || NONE;
}

/** Those in further segments with the segment, and the interface where it is stated. */
function homeAddresses({ addresses, interfaces }: Node): string {
  const further = interfaces.map(({ segment, addresses: own, iface }) => {
    const where = iface === null ? segment : `${segment}, ${iface}`;
    return `${codes(own)} (${escapeMarkdown(where)})`;
  });
  return [codes(addresses), ...further].join('<br>');
}
