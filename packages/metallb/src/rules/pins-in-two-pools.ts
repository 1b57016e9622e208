import type { Rule } from '@netloom/diagnostics';
import { describeList, describePinned, pinsOf, type NetworkFacts } from '@netloom/network-model';

export const pinsInTwoPools: Rule<NetworkFacts> = {
  code: 'pins-in-two-pools',
  severity: 'error',
  description: 'Both addresses of a dual-stack Service are in one pool.',
  *check({ network, origins }) {
    const pins = pinsOf(network).flatMap((pin) => {
      const pool = network.pools.find(({ addresses }) =>
        addresses.some((block) => block.contains(pin.address)),
      );
      return pool === undefined ? [] : [{ ...pin, pool }];
    });
    for (const [by, own] of Map.groupBy(pins, (pin) => pin.by)) {
      const [first, second] = own;
      if (first === undefined || second === undefined || first.pool === second.pool) continue;
      yield {
        message: `${describePinned(by)} depends on ${describeList(own.map(({ address, pool }) => `${address.toString()} of pool "${pool.name}"`))}: MetalLB assigns a Service addresses of one pool`,
        at: origins.of(second.address),
        related: own.map(({ pool }) => ({
          message: `pool "${pool.name}" holds ${pool.addresses.join(', ')}`,
          at: origins.of(pool.addresses),
        })),
        help: 'put both into one pool: a pool may hold both families',
      };
    }
  },
};
