import type { Rule } from '@netloom/diagnostics';
import * as metallb from '@netloom/metallb';
import * as networkModel from '@netloom/network-model';
import type { NetworkFacts } from '@netloom/network-model';
import * as proxmoxSdn from '@netloom/proxmox-sdn';
import * as tailscale from '@netloom/tailscale';

interface RuleSet {
  /** The folder of the package that holds the rules and their pages. */
  readonly folder: string;
  readonly rules: readonly Rule<NetworkFacts>[];
  readonly pages: URL;
}

const RULE_SETS: readonly RuleSet[] = [
  { folder: 'network-model', rules: networkModel.rules, pages: networkModel.RULE_PAGES },
  { folder: 'metallb', rules: metallb.rules, pages: metallb.RULE_PAGES },
  { folder: 'proxmox-sdn', rules: proxmoxSdn.rules, pages: proxmoxSdn.RULE_PAGES },
  { folder: 'tailscale', rules: tailscale.rules, pages: tailscale.RULE_PAGES },
];

/** A rule over one network, and where its page is. */
export interface ListedRule extends Rule<NetworkFacts> {
  readonly page: URL;
  /** The page's path in the repository. */
  readonly docs: string;
}

/** Every rule over one network. */
export const RULES: readonly ListedRule[] = RULE_SETS.flatMap(({ folder, rules, pages }) =>
  rules.map((rule) => ({
    ...rule,
    page: new URL(`${rule.code}.md`, pages),
    docs: `packages/${folder}/src/rules/${rule.code}.md`,
  })),
);
