import type { NetworkFacts } from '@netloom/network-model';
import type { Reach } from './reach-facts.ts';
import { trace } from './trace.ts';
import { unknownNames } from './unknown-names.ts';
import { prepare } from './world/prepare.ts';

/** A network prepared for the rules. */
export function toReach(facts: NetworkFacts): Reach {
  const world = prepare(facts);
  return {
    trace: (question) => trace(world, question),
    unknownNames: (question) => unknownNames(world, question),
  };
}
