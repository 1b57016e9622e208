import { intervalOf, IntervalSet, PrefixTrie, type Address } from '@netloom/addresses';
import type { Host, Network, Pool, Subnet } from '@netloom/network-model';

/** Who has which address: hosts exactly, pools and subnets by the longest prefix. */
export class AddressIndex {
  readonly #hosts = new Map<string, Host>();
  readonly #pools = new PrefixTrie<Pool>();
  readonly #subnets = new PrefixTrie<Subnet>();

  constructor({ hosts, pools, subnets }: Network) {
    for (const host of hosts) {
      for (const { address } of host.addresses) this.#hosts.set(address.toString(), host);
    }
    for (const pool of pools) {
      for (const cidr of IntervalSet.of(pool.addresses.map(intervalOf)).toCidrs()) {
        this.#pools.insert(cidr, pool);
      }
    }
    for (const subnet of subnets) this.#subnets.insert(subnet.cidr, subnet);
  }

  hostAt(address: Address): Host | null {
    return this.#hosts.get(address.toString()) ?? null;
  }

  poolOf(address: Address): Pool | null {
    return this.#pools.longest(address)?.value ?? null;
  }

  subnetOf(address: Address): Subnet | null {
    return this.#subnets.longest(address)?.value ?? null;
  }
}
