import type { Finding, Rule } from '@netloom/diagnostics';
import { describeList, describePinned, pinsOf, type NetworkFacts, type Pool } from '@netloom/network-model';

export const pinNotReserved: Rule<NetworkFacts> = {
  code: 'pin-not-reserved',
  severity: 'info',
  description: 'A pinned load balancer address is in a pool that assigns addresses to no other Service.',
  *check(facts) {
    for (const pool of facts.network.pools) {
      if (isOpen(pool)) yield* findPins(pool, facts);
    }
  },
};

function* findPins(pool: Pool, { network, origins }: NetworkFacts): Iterable<Finding> {
  const held = pinsOf(network).flatMap((pin) => {
    const block = pool.addresses.find((one) => one.contains(pin.address));
    return block === undefined ? [] : [{ ...pin, block }];
  });
  for (const [by, holding] of Map.groupBy(held, (pin) => pin.by)) {
    const [first] = holding;
    if (first === undefined) continue;
    const pins = describeList(holding.map(({ address }) => address.toString()));
    yield {
      message: `${describePinned(by)} depends on ${pins}, but pool "${pool.name}" may assign it to any Service: a pin does not reserve it`,
      at: origins.of(first.address),
      related: holding.map(({ address, block }) => ({
        message: `pool "${pool.name}" holds ${address.toString()} in ${block.toString()}`,
        at: origins.of(block),
      })),
      help: `give ${pins} a pool of its own with \`autoAssign: false\``,
    };
  }
}

/** MetalLB takes addresses for Services that ask for none from pools with autoAssign; an empty serviceAllocation matches every Service. */
function isOpen({ autoAssign, allocation }: Pool): boolean {
  if (!autoAssign || allocation === null) return autoAssign;
  const { namespaces, namespaceSelectors, serviceSelectors } = allocation;
  return [namespaces, namespaceSelectors, serviceSelectors].every((list) => list.length === 0);
}
