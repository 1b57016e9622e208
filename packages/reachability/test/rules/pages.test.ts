import { testRulePages } from '@netloom/network-model/testing';
import { RULE_PAGES, reachFacts, rules } from '../../src/rules/index.ts';
import { toReach } from '../../src/to-reach.ts';

testRulePages(
  rules.map(({ check, ...rule }) => ({ ...rule, check: (facts) => check(reachFacts(facts, toReach)) })),
  RULE_PAGES,
);
