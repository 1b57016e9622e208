import { testRulePages } from '@netloom/network-model/testing';
import { rules } from '../../src/rules/index.ts';

testRulePages(rules, new URL('../../src/rules/', import.meta.url));
