import type { Finding, Rule } from '@netloom/diagnostics';
import {
  describeList,
  describePinned,
  pinsOf,
  type NetworkFacts,
  type Pin,
  type Pool,
} from '@netloom/network-model';
import { isSkipped } from './shared/skipped-addresses.ts';

export const pinRefusedByPool: Rule<NetworkFacts> = {
  code: 'pin-refused-by-pool',
  severity: 'error',
  description: 'The pool of a pinned address may assign it to the Service that requests it.',
  *check(facts) {
    const { network } = facts;
    for (const pin of pinsOf(network)) {
      const { address } = pin;
      const pool = network.pools.find(({ addresses }) => addresses.some((block) => block.contains(address)));
      if (pool === undefined) continue;
      if (isSkipped(pool, address)) yield skipped({ pool, pin, facts });
      else if (isForOthers(pool, pin)) yield forOthers({ pool, pin, facts });
    }
  },
};

interface Refusal {
  readonly pool: Pool;
  readonly pin: Pin;
  readonly facts: NetworkFacts;
}

function skipped({ pool, pin: { by, address }, facts: { origins } }: Refusal): Finding {
  return {
    message: `${describePinned(by)} depends on ${address.toString()}, which pool "${pool.name}" never assigns: avoidBuggyIPs skips it`,
    at: origins.of(address),
    related: [
      {
        message: `pool "${pool.name}" skips what ends in .0 and .255`,
        at: origins.of(pool, 'avoidBuggyIPs'),
      },
    ],
    help: 'pin another address, or give this one a pool of its own without avoidBuggyIPs',
  };
}

function forOthers({ pool, pin: { by, address, namespace }, facts: { origins } }: Refusal): Finding {
  const allowed = pool.allocation?.namespaces ?? [];
  return {
    message: `${describePinned(by)} depends on ${address.toString()}, but pool "${pool.name}" is for namespace ${describeList(allowed.map((name) => `"${name}"`))} alone`,
    at: origins.of(address),
    related: [{ message: `the namespaces of pool "${pool.name}"`, at: origins.of(pool.allocation ?? pool) }],
    help: `add "${namespace ?? ''}" to its namespaces, or give the address a pool of its own`,
  };
}

/** Namespaces that are selected by label may be any. */
function isForOthers({ allocation }: Pool, { namespace }: Pin): boolean {
  if (namespace === null || allocation === null || allocation.namespaceSelectors.length > 0) return false;
  return allocation.namespaces.length > 0 && !allocation.namespaces.includes(namespace);
}
