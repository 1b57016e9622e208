import { Cidr, type AddressBlock } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import {
  describePinned,
  ingressOwner,
  pinsOf,
  type Network,
  type NetworkFacts,
  type Pin,
} from '@netloom/network-model';

export const pinOutsidePools: Rule<NetworkFacts> = {
  code: 'pin-outside-pools',
  severity: 'error',
  description: 'A pinned load balancer address is in a pool.',
  *check({ network, origins }) {
    const { pools, loadBalancer } = network;
    // kube-vip takes any address that a Service asks for.
    if (loadBalancer?.by === 'kube-vip' || loadBalancer?.by === 'none') return;
    for (const { by, address, of = address } of dependedOn(network)) {
      // who says that MetalLB assigns the address describes its pools, too.
      if (loadBalancer === null && network.ingresses.some(({ name }) => ingressOwner(name) === by)) continue;
      if (pools.some((pool) => pool.addresses.some((block) => block.contains(address)))) continue;
      yield {
        message: `${describePinned(by)} depends on ${address.toString()}, which no pool holds: its Service stays pending`,
        at: origins.of(of),
        related: pools.map((pool) => ({
          message: `pool "${pool.name}" holds ${pool.addresses.join(', ')}`,
          at: origins.of(pool.addresses),
        })),
        help: `give it a pool of its own, \`addresses: [${address.toString()}/${address.family === 4 ? 32 : 128}]\`${loadBalancer?.by === 'cilium' ? '' : ' with `autoAssign: false`'}, or write an address of a pool`,
      };
    }
  },
};

/** An address, and what was written for it. */
interface DependedOn extends Pick<Pin, 'by' | 'address'> {
  readonly of?: AddressBlock;
}

function dependedOn(network: Network): readonly DependedOn[] {
  return [...pinsOf(network), ...allocatedOf(network)];
}

/** Addresses that the file says a Service has, beside those that the network itself depends on. */
function* allocatedOf(network: Network): Iterable<DependedOn> {
  const pinned = new Set(pinsOf(network).map(({ address }) => address.toString()));
  for (const { service, addresses } of network.allocations) {
    if (service === null || !(addresses instanceof Cidr) || !addresses.first.equals(addresses.last)) continue;
    if (!pinned.has(addresses.first.toString())) {
      yield { by: `service:${service}`, address: addresses.first, of: addresses };
    }
  }
}
