import { intervalOf, type Interval } from '@netloom/addresses';
import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import {
  byLink,
  hasSegments,
  isIsolated,
  vnetOfSegment,
  type Network,
  type NetworkFacts,
  type Subnet,
} from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { section, type Section } from '../markdown/section.ts';
import { clusterNetworkSection } from './cluster-networks.ts';
import { freeSection } from './free-section.ts';
import { holderRows } from './holder-rows.ts';
import { holders, type Holder } from './holder.ts';
import { nodeSection } from './node-section.ts';
import { tailnetSection } from './tailnet-section.ts';
import { vpnSection } from './vpn-section.ts';

/** Who holds which address, network by network. */
export function addressSection({ network, ledger }: NetworkFacts): Section | null {
  const links = network.subnets.filter(({ space }) => space === 'lan' || space === 'sdn');
  const all = byLink(links, Array.from(holders(network), withInterval));
  return section('IP Address Allocation', {
    sections: [
      ...Array.from(Map.groupBy(links, linkOf).values(), (link) => linkSection(network, link, all)),
      elsewhereSection(all.get(null) ?? []),
      clusterNetworkSection(network),
      nodeSection(network),
      tailnetSection(network),
      vpnSection(network),
      freeSection(network, ledger),
    ],
  });
}

/** The subnets of one network, both families, are one section. */
function linkOf({ space, name }: Subnet): string {
  return `${space} ${name}`;
}

function withInterval(holder: Holder): Holder & { readonly interval: Interval } {
  return { ...holder, interval: intervalOf(holder.addresses) };
}

function linkSection(
  network: Network,
  link: readonly Subnet[],
  all: ReadonlyMap<Subnet | null, readonly Holder[]>,
): Section | null {
  const isLan = link.some(({ space }) => space === 'lan');
  const cidrs = link.map(({ cidr }) => cidr.toString()).join(', ');
  const own = link.flatMap((subnet) => all.get(subnet) ?? []);
  const title = isLan ? homeTitle(network, link) : 'SDN Private Network';
  return section(`${title} (${cidrs})`, {
    blocks: [
      linkText(network, link),
      table([isLan ? 'IP Range' : 'IP', 'Purpose', 'Devices'], holderRows(own)),
    ],
  });
}

function homeTitle(network: Network, [subnet]: readonly Subnet[]): string {
  return hasSegments(network) ? `Segment ${escapeMarkdown(subnet?.name ?? '')}` : 'Home Network';
}

function linkText(network: Network, link: readonly Subnet[]): string | null {
  const [subnet] = link;
  if (subnet === undefined) return null;
  const gateways = link.flatMap(({ gateway }) => (gateway === null ? [] : [codeSpan(gateway.toString())]));
  const isVNet = subnet.space === 'sdn';
  const carrier = vnetOfSegment(network, subnet);
  const parts = [
    carrier === undefined
      ? null
      : `VNet ${escapeMarkdown(carrier.name)} of zone ${escapeMarkdown(carrier.zone)}`,
    isVNet ? `VNet ${escapeMarkdown(subnet.name)}` : null,
    subnet.vlan === null ? null : `VLAN ${subnet.vlan}`,
    gateways.length === 0 ? null : `gateway ${gateways.join(' and ')}`,
    subnet.mtu === null ? null : `MTU ${subnet.mtu}`,
    isVNet && link.every((one) => isIsolated(network, one)) ? 'no route out or in' : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Pools that are announced by BGP, and mistakes. */
function elsewhereSection(rest: readonly Holder[]): Section | null {
  return section('Outside of These Networks', {
    blocks: [table(['IP Range', 'Purpose', 'Devices'], holderRows(rest))],
  });
}
