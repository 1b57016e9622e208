import { Address } from '@netloom/addresses';
import type { Host, Network, Pool } from '@netloom/network-model';

/** Of a pool that is larger, only so many addresses are looked at. */
const MOST_OF_A_POOL = 256n;

/** The addresses of hosts and pools that another device than this one may answer for. */
export interface LanAddresses {
  /** On the links that this device is on. */
  readonly here: readonly Address[];
  /** On other segments, where nobody hears this device ask. */
  readonly elsewhere: readonly Address[];
}

export function lanAddresses(network: Network, own: readonly Address[]): LanAddresses {
  const hosts = network.hosts.flatMap((host) => onLanOf(host));
  const pools = network.pools.flatMap((pool) => addressesOfPool(pool));
  const others = [...hosts, ...pools].filter(
    (address) => isOnLan(address, network) && !own.some((other) => other.equals(address)),
  );
  const links = network.subnets.filter(
    ({ space, cidr }) => space === 'lan' && own.some((address) => cidr.contains(address)),
  );
  const isHere = (address: Address): boolean => links.some(({ cidr }) => cidr.contains(address));
  return { here: others.filter(isHere), elsewhere: others.filter((address) => !isHere(address)) };
}

export function onLanOf({ addresses }: Host): readonly Address[] {
  return addresses.flatMap(({ space, address }) => (space === 'lan' ? [address] : []));
}

export function addressesOfPool({ addresses }: Pool): readonly Address[] {
  return addresses.flatMap(({ first, last }) => {
    const count = last.value - first.value + 1n;
    const shown = Number(count < MOST_OF_A_POOL ? count : MOST_OF_A_POOL);
    return Array.from({ length: shown }, (_, index) => Address.of(first.family, first.value + BigInt(index)));
  });
}

export function isOnLan(address: Address, { subnets }: Network): boolean {
  return subnets.some(({ space, cidr }) => space === 'lan' && cidr.contains(address));
}
