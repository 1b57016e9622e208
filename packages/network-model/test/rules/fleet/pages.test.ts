import { testFleetRulePages } from '../../../src/testing/index.ts';
import { FLEET_RULE_PAGES, fleetRules } from '../../../src/rules/fleet/index.ts';

testFleetRulePages(fleetRules, FLEET_RULE_PAGES);
