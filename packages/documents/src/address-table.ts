import { Address, type AddressBlock } from '@netloom/addresses';
import { escapeMarkdown } from '@netloom/chart-kit';
import { nameserverOf, type Network, type Space } from '@netloom/network-model';
import { code } from './cells.ts';
import { NONE, type Table } from './table.ts';

interface Entry {
  readonly addresses: Address | AddressBlock;
  readonly space: Space;
  readonly holder: string;
  readonly what: string;
}

/** Every address that is held, in order. */
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

function* virtualEntries(network: Network): Iterable<Entry> {
  const { pools, ingress, cluster } = network;
  for (const { name, addresses } of pools) {
    for (const block of addresses) {
      yield { addresses: block, space: 'lan', holder: name, what: 'load balancer pool' };
    }
  }
  for (const address of ingress?.addresses ?? []) {
    const holder = ingress?.controller ?? '';
    yield { addresses: address, space: 'lan', holder, what: 'load balancer address' };
  }
  for (const address of cluster.clusterDns) {
    yield { addresses: address, space: 'services', holder: 'CoreDNS', what: 'cluster DNS' };
  }
  const nameserver = nameserverOf(network);
  if (nameserver !== null) {
    yield { addresses: nameserver, space: 'services', holder: 'Tailscale', what: 'nameserver of ts.net' };
  }
}

/** A block of one address is shown as that address. */
function shortest(addresses: Address | AddressBlock): Address | AddressBlock {
  if (addresses instanceof Address) return addresses;
  return addresses.first.equals(addresses.last) ? addresses.first : addresses;
}

function firstOf(addresses: Address | AddressBlock): Address {
  return addresses instanceof Address ? addresses : addresses.first;
}
