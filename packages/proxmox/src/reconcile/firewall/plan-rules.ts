import { arrangeRules, type Arrangement } from './arrange-rules.ts';
import { isOurRule } from './firewall-state.ts';
import { judgeGroup, judgeUse } from './judge-firewall.ts';
import { NOTHING, together, type FirewallPlanOptions, type PlanPart } from './plan-part.ts';
import type { RuleOptions } from './rule-options.ts';

/** Security groups and their rules. */
export function planGroups({ mark, wanted, observed, allow }: FirewallPlanOptions): PlanPart {
  const names = new Set(wanted.groups.map(({ name }) => name));
  const stay = wanted.groups.map(({ name, rules }): PlanPart => {
    const found = observed.groups.get(name);
    if (found === undefined) {
      const part = ruleWrites(name, arrange([], { mark, wanted: rules }));
      return { ...part, ups: [{ kind: 'group', action: 'create', name }, ...part.ups] };
    }
    if (found.comment !== mark) return { ...NOTHING, refusals: judgeGroup({ mark, name, rules, found }) };
    return ruleWrites(name, arrange(found.rules, { mark, wanted: rules }));
  });
  const go = [...observed.groups]
    .filter(([name, { comment }]) => comment === mark && !names.has(name))
    .map(([name, { rules }]): PlanPart => {
      if (!rules.every((rule) => isOurRule(mark, rule)))
        return { ...NOTHING, notes: [`security group ${name} holds rules of others: it stays.`] };
      const { downs } = ruleWrites(name, arrange(rules, { mark, wanted: [] }));
      return {
        ...NOTHING,
        downs: [...downs, { kind: 'group', action: 'delete', name }],
        refusals: allow.has('deletes') ? judgeUse({ mark, kind: 'group', name, observed }) : [],
      };
    });
  return together([...stay, ...go]);
}

/** Rules of the datacenter. */
export function planRules({ mark, wanted, observed }: FirewallPlanOptions): PlanPart {
  return ruleWrites(null, arrange(observed.rules, { mark, wanted: wanted.rules }));
}

/** The list of the datacenter's rules as the plan leaves it. */
export function rulesAfter({ mark, wanted, observed, allow }: FirewallPlanOptions): readonly RuleOptions[] {
  const { result, surplus } = arrange(observed.rules, { mark, wanted: wanted.rules });
  return allow.has('deletes') ? result.filter((rule) => !surplus.includes(rule)) : result;
}

function arrange(
  current: readonly RuleOptions[],
  { mark, wanted }: { readonly mark: string; readonly wanted: readonly RuleOptions[] },
): Arrangement {
  return arrangeRules({ current, wanted, isOurs: (rule) => isOurRule(mark, rule) });
}

function ruleWrites(group: string | null, { changes, surplus }: Arrangement): PlanPart {
  return {
    ...NOTHING,
    ups: changes.map((change) => ({ kind: 'rule', group, ...change })),
    // from the end: whoever stands before keeps its place
    downs: surplus.toReversed().map((rule) => ({ kind: 'rule', group, action: 'delete', rule })),
  };
}
