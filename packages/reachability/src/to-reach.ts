import type { NetworkFacts } from '@netloom/network-model';
import type { Reach } from './reach-facts.ts';
import { trace } from './trace.ts';
import { unknownNames } from './unknown-names.ts';
import { prepare } from './network-index/network-index.ts';

/** A network prepared for the rules. */
export function toReach(facts: NetworkFacts): Reach {
  const index = prepare(facts);
  return {
    trace: (question) => trace(index, question),
    unknownNames: (question) => unknownNames(index, question),
  };
}
