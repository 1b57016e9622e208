import type { NetworkFacts } from '@netloom/network-model';
import type { Question, Trace } from './trace.ts';
import type { UnknownName } from './unknown-names.ts';
import { lazily } from './network-index/lazily.ts';

/** What is asked of a prepared network. */
export interface Reach {
  readonly trace: (question: Question) => Trace;
  readonly unknownNames: (question: Question) => readonly UnknownName[];
}

/** What a rule over reachability sees. A network without intents never asks for `reach`. */
export interface ReachFacts extends NetworkFacts {
  readonly reach: () => Reach;
}

/** `toReach` is given, so that the rules load without the walk and the charts that it reads. */
export function reachFacts(facts: NetworkFacts, toReach: (facts: NetworkFacts) => Reach): ReachFacts {
  return { ...facts, reach: lazily(() => toReach(facts)) };
}
