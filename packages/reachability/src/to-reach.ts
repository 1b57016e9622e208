import type { NetworkFacts } from '@netloom/network-model';
import { indexNetwork } from './network-index/network-index.ts';
import type { Reach } from './reach-facts.ts';
import { trace } from './trace.ts';
import { unknownNames } from './unknown-names.ts';

/** Indexes a network for the rules. */
export function toReach(facts: NetworkFacts): Reach {
  const index = indexNetwork(facts);
  return {
    trace: (question) => trace(index, question),
    unknownNames: (question) => unknownNames(index, question),
  };
}
