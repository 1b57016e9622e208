import type { NetworkFacts } from '@netloom/network-model';
import { lazily } from './network-index/lazily.ts';
import type { TraceQuestion, Trace } from './trace.ts';
import type { UnknownName } from './unknown-names.ts';

/** Questions to an indexed network. */
export interface Reach {
  readonly trace: (question: TraceQuestion) => Trace;
  readonly unknownNames: (question: TraceQuestion) => readonly UnknownName[];
}

/** The facts of a rule over reachability. Without intents `reach` is never called. */
export interface ReachFacts extends NetworkFacts {
  readonly reach: () => Reach;
}

/** `toReach` is passed in, so that the rules load without traces and the charts that those read. */
export function reachFacts(facts: NetworkFacts, toReach: (facts: NetworkFacts) => Reach): ReachFacts {
  return { ...facts, reach: lazily(() => toReach(facts)) };
}
