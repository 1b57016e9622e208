import { fleetRules } from '../../src/rules/fleet/index.ts';
import { RULE_PAGES, RULES_BY_FOLDER } from '../../src/rules/index.ts';
import { testFleetRulePages, testRulePages } from '../../src/testing/index.ts';

describe.each(Object.entries(RULES_BY_FOLDER))('%s', (folder, rules) => {
  testRulePages(rules, new URL(`${folder}/`, RULE_PAGES));
});

describe('fleet', () => {
  testFleetRulePages(fleetRules, new URL('fleet/', RULE_PAGES));
});
