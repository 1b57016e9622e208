import { escapeMarkdown } from '@netloom/chart-kit';
import {
  carrierOf,
  flannelEnds,
  lanMtu,
  mtuOf,
  underlayOf,
  vxlanHeader,
  type Network,
} from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { NONE } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

/** How large a packet may be on each way, from the wire to the pods. */
export function mtuSection(network: Network): Section | null {
  const rows = [homeRow(network), ...vnetRows(network), ...podRow(network)];
  if (rows.length < 2) return null;
  return section('Largest Packets', { blocks: [table(['Network', 'MTU', 'Because'], rows)] });
}

function homeRow(network: Network): readonly string[] {
  const isStated = network.subnets.some(({ space, mtu }) => space === 'lan' && mtu !== null);
  return ['Home Network', String(lanMtu(network)), isStated ? 'stated' : "Ethernet's: none is stated"];
}

function vnetRows(network: Network): readonly (readonly string[])[] {
  return (network.proxmox?.vnets ?? []).map(({ name, zone: zoneName, mtu }) => {
    const zone = network.proxmox?.zones.find((one) => one.name === zoneName);
    const stated = mtu ?? zone?.mtu ?? null;
    const header = zone?.type === 'vxlan' ? vxlanHeader(zone) : 0;
    const below = zone === undefined ? lanMtu(network) : mtuOf(underlayOf(zone, network));
    const reason = header === 0 ? '' : `at most ${below - header}: ${below} less ${header} for VXLAN`;
    return [`VNet ${escapeMarkdown(name)}`, stated === null ? NONE : String(stated), reason || NONE];
  });
}

/** Of the smallest network that is stated for the way between nodes. */
function podRow(network: Network): readonly (readonly string[])[] {
  const { flannel } = network.cluster;
  const backend = carrierOf(network.cluster);
  const below = flannel.network === 'lan' ? lanMtu(network) : smallestOfSdn(network);
  if (backend === null || below === null || network.nodes.length < 2) return [];
  return [
    ['Pods', String(below - backend.overhead), `${below} less ${backend.overhead} for ${backend.name}`],
  ];
}

function smallestOfSdn(network: Network): number | null {
  const { subnets, nodes } = network;
  const stated = [
    ...subnets.filter(({ space }) => space === 'sdn').map(({ mtu }) => mtu),
    // a VNet may be a segment.
    ...flannelEnds(network, 4).map(({ subnet }) => subnet.mtu),
    ...nodes.map(({ guestMtu }) => guestMtu),
  ].filter((mtu) => mtu !== null);
  return stated.length === 0 ? null : Math.min(...stated);
}
