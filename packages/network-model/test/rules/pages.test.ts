import { testRulePages } from '../../src/testing/index.ts';
import { RULE_PAGES, rules } from '../../src/rules/index.ts';

testRulePages(rules, RULE_PAGES);
