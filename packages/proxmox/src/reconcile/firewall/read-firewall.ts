import type { ProxmoxClient, ProxmoxVersion } from '../../client/index.ts';
import { isOurRule, type FirewallState } from './firewall-state.ts';
import { toRuleOptions, type RuleOptions } from './rule-options.ts';

export interface ObservedEntry {
  /** `!` before it where it excludes the address. */
  readonly entry: string;
  readonly comment: string | null;
}

export interface ObservedSet {
  readonly comment: string | null;
  readonly entries: readonly ObservedEntry[];
}

export interface ObservedGroup {
  readonly comment: string | null;
  readonly rules: readonly RuleOptions[];
}

/** The whole firewall of the datacenter. */
export interface ObservedFirewall {
  readonly version: ProxmoxVersion;
  /** 0: off; 1: on; more: when the test began that is still running. */
  readonly enable: number;
  readonly policyIn: string;
  /** Of the options. */
  readonly digest: string;
  readonly sets: ReadonlyMap<string, ObservedSet>;
  readonly groups: ReadonlyMap<string, ObservedGroup>;
  readonly rules: readonly RuleOptions[];
}

export async function readFirewall(api: ProxmoxClient): Promise<ObservedFirewall> {
  const version = await api.version();
  const client = api.firewall;
  const { enable = 0, policy_in: policyIn = 'DROP', digest } = await client.options();
  const sets = new Map<string, ObservedSet>();
  for (const { name, comment = null } of await client.sets()) {
    const entries = await client.entries(name);
    sets.set(name, {
      comment,
      entries: entries.map(({ cidr, nomatch, comment: remark = null }) => ({
        entry: nomatch === 1 ? `!${cidr}` : cidr,
        comment: remark,
      })),
    });
  }
  const groups = new Map<string, ObservedGroup>();
  for (const { group, comment = null } of await client.groups()) {
    const rules = await client.rules({ kind: 'group', group });
    groups.set(group, { comment, rules: rules.map(toRuleOptions) });
  }
  const rules = (await client.rules({ kind: 'datacenter' })).map(toRuleOptions);
  return { version, enable, policyIn, digest, sets, groups, rules };
}

/** The part that netloom manages: sets and groups with the mark, and in them what nobody else has added. */
export function ownState(observed: ObservedFirewall, mark: string): FirewallState {
  const marked = <T extends { readonly comment: string | null }>(
    all: ReadonlyMap<string, T>,
  ): readonly (readonly [string, T])[] => [...all].filter(([, { comment }]) => comment === mark);
  return {
    sets: marked(observed.sets).map(([name, { entries }]) => ({
      name,
      entries: entries.filter(({ comment }) => comment === null).map(({ entry }) => entry),
    })),
    groups: marked(observed.groups).map(([name, { rules }]) => ({
      name,
      rules: rules.filter((rule) => isOurRule(mark, rule)),
    })),
    rules: observed.rules.filter((rule) => isOurRule(mark, rule)),
  };
}
