import type { Rule } from '@netloom/diagnostics';
import type { ReachFacts } from '../reach-facts.ts';

export const intentUnknownName: Rule<ReachFacts> = {
  code: 'intent-unknown-name',
  severity: 'error',
  description: 'The names in an intent exist in the network.',
  *check({ network, origins, reach }) {
    for (const intent of network.intents) {
      for (const { message, help } of reach().unknownNames(intent)) {
        yield { message, at: origins.of(intent), help };
      }
    }
  },
};
