import type { Rule } from '@netloom/diagnostics';
import * as ingress from '@netloom/ingress/rules';
import * as metallb from '@netloom/metallb/rules';
import { fleetRules, RULES_BY_FOLDER, type FleetFacts, type NetworkFacts } from '@netloom/network-model';
import * as proxmoxSdn from '@netloom/proxmox-sdn/rules';
// the rules load neither the traces nor a chart; load-network.ts imports the traces where they are needed
import * as reachability from '@netloom/reachability/rules';
import type { ReachFacts } from '@netloom/reachability/rules';
import * as tailscale from '@netloom/tailscale/rules';
import * as tunnel from '@netloom/tunnel/rules';
import { chartValuesRules } from './chart-values/index.ts';
import { limitRules } from './limits/index.ts';
import type { LimitFacts } from './limits/limit-facts.ts';
import { objectRules } from './objects/index.ts';
import type { ObjectFacts } from './objects/object-made-twice.ts';
import { waiverRules } from './waivers/index.ts';
import type { WaiverFacts } from './waivers/waiver-facts.ts';

/** A rule, and where its page is. */
export interface ListedRule<Facts = NetworkFacts> extends Rule<Facts> {
  /** The page's path in the repository. */
  readonly docs: string;
}

/** Every rule that needs no more than the network itself. */
export const RULES: readonly ListedRule[] = [
  ...Object.entries(RULES_BY_FOLDER).flatMap(([folder, rules]) => ofNetworkModel(rules, folder)),
  ...listed(ingress.rules, 'ingress/src/rules'),
  ...listed(metallb.rules, 'metallb/src/rules'),
  ...listed(proxmoxSdn.rules, 'proxmox-sdn/src/rules'),
  ...listed(tailscale.rules, 'tailscale/src/rules'),
  ...listed(tunnel.rules, 'tunnel/src/rules'),
  ...listed(chartValuesRules, 'engine/src/chart-values'),
];

/** Rules over waivers: their input is what the others found. */
export const WAIVER_RULES: readonly ListedRule<WaiverFacts>[] = listed(waiverRules, 'engine/src/waivers');

/** Rules over reachability: their input is the traces of the network. */
export const REACH_RULES: readonly ListedRule<ReachFacts>[] = listed(
  reachability.rules,
  'reachability/src/rules',
);

/** The input of the rules over reachability. */
export const { reachFacts } = reachability;

/** Rules over several networks at once. */
export const FLEET_RULES: readonly ListedRule<FleetFacts>[] = ofNetworkModel(fleetRules, 'fleet');

/** Rules over the objects that the charts make from a network. */
export const OBJECT_RULES: readonly ListedRule<ObjectFacts>[] = listed(objectRules, 'engine/src/objects');

/** Rules over the sizes of what the cluster has to keep. */
export const LIMIT_RULES: readonly ListedRule<LimitFacts>[] = listed(limitRules, 'engine/src/limits');

/** Every rule, without its input. */
export const ALL_RULES: readonly Omit<ListedRule<never>, 'check'>[] = [
  ...RULES,
  ...REACH_RULES,
  ...FLEET_RULES,
  ...WAIVER_RULES,
  ...OBJECT_RULES,
  ...LIMIT_RULES,
];

/** Rules of network-model, whose pages are in folders by subject. */
function ofNetworkModel<Facts>(rules: readonly Rule<Facts>[], folder: string): readonly ListedRule<Facts>[] {
  return listed(rules, `network-model/src/rules/${folder}`);
}

function listed<Facts>(rules: readonly Rule<Facts>[], folder: string): readonly ListedRule<Facts>[] {
  return rules.map((rule) => ({ ...rule, docs: `packages/${folder}/${rule.code}.md` }));
}
