import { describeHolder, describeList, describeRanges } from '@netloom/network-model';
import { holdersIn } from '../prose-facts.ts';
import type { ProseRule } from '../prose-rule.ts';

export const available: ProseRule = {
  code: 'prose-available',
  severity: 'error',
  description: 'What is said to be available is held by no machine.',
  *check({ mentions, text }, facts) {
    if (!/\b(?:available|unused|unassigned)\b/i.test(text)) return;
    for (const mention of mentions) {
      const holders = holdersIn(facts, mention.addresses);
      if (holders.length === 0) continue;
      const held = holders.map((claim) => `${describeHolder(claim)} (${describeRanges([claim.interval])})`);
      yield {
        message: `${mention.addresses.toString()} is not available: it holds ${describeList(held)}`,
        at: mention,
        related: holders.map((claim) => ({
          message: `${describeHolder(claim)} is stated here`,
          at: claim.origin,
        })),
        help: 'write what is left; `netloom docs` lists it',
      };
    }
  },
};
