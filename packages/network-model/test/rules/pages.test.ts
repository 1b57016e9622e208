import { fleetRules } from '../../src/rules/fleet/index.ts';
import { RULES_BY_FOLDER } from '../../src/rules/index.ts';
import { testFleetRulePages, testRulePages } from '../../src/testing/index.ts';

const RULE_PAGES = new URL('../../src/rules/', import.meta.url);

describe.each(Object.entries(RULES_BY_FOLDER))('%s', (folder, rules) => {
  testRulePages(rules, new URL(`${folder}/`, RULE_PAGES));
});

describe('fleet', () => {
  testFleetRulePages(fleetRules, new URL('fleet/', RULE_PAGES));
});
