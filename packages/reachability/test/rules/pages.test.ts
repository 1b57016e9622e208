import { testRulePages } from '@netloom/network-model/testing';
import { reachFacts, rules } from '../../src/rules/index.ts';
import { toReach } from '../../src/to-reach.ts';

testRulePages(
  rules.map(({ check, ...rule }) => ({ ...rule, check: (facts) => check(reachFacts(facts, toReach)) })),
  new URL('../../src/rules/', import.meta.url),
);
