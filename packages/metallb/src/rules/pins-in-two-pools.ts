import type { Rule } from '@netloom/diagnostics';
import { describeList, type NetworkFacts } from '@netloom/network-model';

export const pinsInTwoPools: Rule<NetworkFacts> = {
  code: 'pins-in-two-pools',
  severity: 'error',
  description: 'Both addresses of a dual-stack Service are in one pool.',
  *check({ network, origins }) {
    const pins = (network.ingress?.addresses ?? []).flatMap((address) => {
      const pool = network.pools.find(({ addresses }) => addresses.some((block) => block.contains(address)));
      return pool === undefined ? [] : [{ address, pool }];
    });
    const [first, second] = pins;
    if (first === undefined || second === undefined || first.pool === second.pool) return;
    yield {
      message: `ingress depends on ${describeList(pins.map(({ address, pool }) => `${address.toString()} of pool "${pool.name}"`))}: MetalLB assigns a Service addresses of one pool`,
      at: origins.of(second.address),
      related: pins.map(({ pool }) => ({
        message: `pool "${pool.name}" holds ${pool.addresses.join(', ')}`,
        at: origins.of(pool.addresses),
      })),
      help: 'put both into one pool: a pool may hold both families',
    };
  },
};
