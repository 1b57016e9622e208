import { Address, type AddressBlock } from '@netloom/addresses';
import { escapeMarkdown } from '@netloom/chart-kit';
import { nameserverOf, type Network, type Node, type Space } from '@netloom/network-model';
import { code, codes, yesNo } from './cells.ts';
import { NONE, type Table } from './table.ts';

interface Entry {
  readonly addresses: Address | AddressBlock;
  readonly space: Space;
  readonly holder: string;
  readonly what: string;
}

/** Every address that somebody holds, in order. */
export function addressTable(network: Network): Table {
  const entries = [...hostEntries(network), ...reservedEntries(network), ...virtualEntries(network)];
  return {
    title: 'Addresses',
    intro: 'Every address that something holds.',
    columns: ['Address', 'Network', 'Held by', 'What it is'],
    rows: entries
      .toSorted((a, b) => firstOf(a.addresses).compare(firstOf(b.addresses)))
      .map(({ addresses, space, holder, what }) => [
        code(shortest(addresses)),
        space,
        escapeMarkdown(holder),
        what,
      ]),
  };
}

const HOST_WORDS = { gateway: 'gateway', proxmox: 'Proxmox host', node: 'K3s node', host: 'host' } as const;

function hostEntries({ hosts }: Network): readonly Entry[] {
  return hosts.flatMap(({ name, role, addresses }) =>
    addresses.map(({ space, address }) => ({
      addresses: address,
      space,
      holder: name,
      what: HOST_WORDS[role],
    })),
  );
}

function reservedEntries({ reservations }: Network): readonly Entry[] {
  return reservations.map(({ addresses, space, purpose }) => ({
    addresses,
    space,
    holder: NONE,
    what: purpose === 'dhcp' ? 'DHCP range' : 'reserved',
  }));
}

function virtualEntries(network: Network): readonly Entry[] {
  const { pools, ingress, cluster } = network;
  return [
    ...pools.flatMap(({ name, addresses }) =>
      addresses.map((block): Entry => ({
        addresses: block,
        space: 'lan',
        holder: name,
        what: 'load balancer pool',
      })),
    ),
    ...(ingress?.addresses ?? []).map((address): Entry => ({
      addresses: address,
      space: 'lan',
      holder: ingress?.controller ?? '',
      what: 'load balancer address',
    })),
    ...cluster.clusterDns.map((address): Entry => ({
      addresses: address,
      space: 'services',
      holder: 'CoreDNS',
      what: 'cluster DNS',
    })),
    ...nameserverEntries(network),
  ];
}

function nameserverEntries(network: Network): readonly Entry[] {
  const addresses = nameserverOf(network);
  if (addresses === null) return [];
  return [{ addresses, space: 'services', holder: 'Tailscale', what: 'nameserver of ts.net' }];
}

/** A block of one address is shown as that address. */
function shortest(addresses: Address | AddressBlock): Address | AddressBlock {
  if (addresses instanceof Address) return addresses;
  return addresses.first.equals(addresses.last) ? addresses.first : addresses;
}

function firstOf(addresses: Address | AddressBlock): Address {
  return addresses instanceof Address ? addresses : addresses.first;
}

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
  const parts = [...(host === null ? [] : [escapeMarkdown(host)]), ...(vmId === null ? [] : [`VM ${vmId}`])];
  return parts.length === 0 ? NONE : parts.join(', ');
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
        // an advertisement that names no pool is for all of them
        .filter((advertisement) => advertisement.pools.length === 0 || advertisement.pools.includes(name))
        .map((advertisement) => escapeMarkdown(advertisement.name))
        .join(', ') || NONE,
    ]),
  };
}
