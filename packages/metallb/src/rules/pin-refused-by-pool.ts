import type { Address } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import { describeList, type IngressController, type NetworkFacts, type Pool } from '@netloom/network-model';
import { isSkipped } from './shared/skipped-addresses.ts';

export const pinRefusedByPool: Rule<NetworkFacts> = {
  code: 'pin-refused-by-pool',
  severity: 'error',
  description: 'The pool of a pinned address may assign it to the Service that requests it.',
  *check(facts) {
    const { pools, ingress } = facts.network;
    if (ingress === null) return;
    for (const address of ingress.addresses) {
      const pool = pools.find(({ addresses }) => addresses.some((block) => block.contains(address)));
      if (pool === undefined) continue;
      if (isSkipped(pool, address)) yield skipped({ pool, address, facts });
      else if (isForOthers(pool, ingress)) yield forOthers({ pool, address, facts });
    }
  },
};

interface Refusal {
  readonly pool: Pool;
  readonly address: Address;
  readonly facts: NetworkFacts;
}

function skipped({ pool, address, facts: { origins } }: Refusal): Finding {
  return {
    message: `ingress depends on ${address.toString()}, which pool "${pool.name}" never assigns: avoidBuggyIPs skips it`,
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

function forOthers({ pool, address, facts: { origins, network } }: Refusal): Finding {
  const allowed = pool.allocation?.namespaces ?? [];
  return {
    message: `ingress depends on ${address.toString()}, but pool "${pool.name}" is for namespace ${describeList(allowed.map((name) => `"${name}"`))} alone`,
    at: origins.of(address),
    related: [{ message: `the namespaces of pool "${pool.name}"`, at: origins.of(pool.allocation ?? pool) }],
    help: `add "${network.ingress?.namespace ?? ''}" to its namespaces, or give the address a pool of its own`,
  };
}

/** Namespaces that are selected by label may be any. */
function isForOthers({ allocation }: Pool, { namespace }: IngressController): boolean {
  if (allocation === null || allocation.namespaceSelectors.length > 0) return false;
  return allocation.namespaces.length > 0 && !allocation.namespaces.includes(namespace);
}
