import { testRulePages } from '@netloom/network-model/testing';
import { RULE_PAGES, rules } from '../../src/rules/index.ts';

testRulePages(rules, RULE_PAGES);
