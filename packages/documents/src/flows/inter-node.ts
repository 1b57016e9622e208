import { codeSpan, escapeMarkdown, fencedBlock } from '@netloom/chart-kit';
import { carrierOf, linksAt, type Network, type Zone } from '@netloom/network-model';
import { section, type Section } from '../markdown/section.ts';
import { printFlowchart } from '../mermaid/flowchart.ts';
import { MOST_BOXES } from '../topology/most-boxes.ts';
import { meshChart } from './mesh-chart.ts';

/** How packets get from one node to another: by the VXLAN of the SDN, where that is what flannel uses. */
export function interNodeSection(network: Network): Section | null {
  const { flannel } = network.cluster;
  if (network.nodes.length < 2) return null;
  const zone = flannel.network === 'sdn' ? vxlanZone(network) : null;
  if (zone === null) {
    const over = flannel.network === 'sdn' ? 'the SDN' : 'the home network';
    return section('Inter-Node Communication', {
      blocks: [
        `**Traffic Path:** ${flannelText(network)} over ${over}, from the node's address to the other node's.`,
      ],
    });
  }
  const placed = network.nodes.filter(({ host, sdnAddresses }) => host !== null && sdnAddresses.length > 0);
  const diagram = placed.length > 0 && placed.length <= MOST_BOXES ? meshChart(network, placed) : null;
  return section('Inter-Node Communication via SDN', {
    blocks: [
      diagram === null ? null : fencedBlock('mermaid', printFlowchart(diagram)),
      trafficPath(network, zone),
    ],
  });
}

function vxlanZone(network: Network): Zone | null {
  const addresses = network.nodes.flatMap(({ sdnAddresses }) => sdnAddresses);
  const names = new Set(addresses.flatMap((address) => linksAt(network, address).map(({ name }) => name)));
  const vnet = network.proxmox?.vnets.find(({ name }) => names.has(name));
  const zone = network.proxmox?.zones.find(({ name }) => name === vnet?.zone);
  return zone?.type === 'vxlan' ? zone : null;
}

function trafficPath(network: Network, { name, port, peers }: Zone): string {
  const vnets = (network.proxmox?.vnets ?? []).filter(({ zone }) => zone === name);
  const bridges = vnets.map((vnet) => codeSpan(vnet.name)).join(' or ');
  const vni = vnets.flatMap((vnet) => (vnet.vni === null ? [] : [`VNI ${vnet.vni}`])).join(', ');
  return [
    `**Traffic Path:** VM sends packet to ${bridges} bridge, VTEP encapsulates in VXLAN${vni === '' ? '' : ` (${vni})`},`,
    `physical network transports UDP packet to port ${port} of one of ${peers.length} hosts (zone ${escapeMarkdown(name)}),`,
    `remote VTEP decapsulates, delivers to destination VM. Inside of it, ${flannelText(network)} between the pods' networks.`,
  ].join(' ');
}

function flannelText({ cluster }: Network): string {
  const { flannel, cni } = cluster;
  if (flannel.backend === 'none') {
    const carrier = carrierOf(cluster);
    if (carrier !== null) return `${carrier.name} carries pod traffic`;
    return cni === 'other' ? 'no flannel runs' : `${cni} carries pod traffic`;
  }
  return `flannel (${codeSpan(flannel.backend)}) carries pod traffic`;
}
