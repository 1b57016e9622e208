import { arrangeRules, type Arrangement } from './arrange-rules.ts';
import { isOurRule } from './firewall-state.ts';
import { groupRefusals, useRefusals } from './ownership-refusals.ts';
import { EMPTY_PART, mergeParts, type FirewallPlanInput, type PlanPart } from './plan-part.ts';
import type { RuleOptions } from './rule-options.ts';

/** Security groups and their rules. */
export function planGroups({ mark, desired, observed, allow }: FirewallPlanInput): PlanPart {
  const names = new Set(desired.groups.map(({ name }) => name));
  const kept = desired.groups.map(({ name, rules }): PlanPart => {
    const found = observed.groups.get(name);
    if (found === undefined) {
      const part = ruleWrites(name, arrange([], { mark, desired: rules }));
      return { ...part, additions: [{ kind: 'group', action: 'create', name }, ...part.additions] };
    }
    if (found.comment !== mark) {
      return { ...EMPTY_PART, refusals: [...groupRefusals({ mark, name, rules, found })] };
    }
    return ruleWrites(name, arrange(found.rules, { mark, desired: rules }));
  });
  const deleted = [...observed.groups]
    .filter(([name, { comment }]) => comment === mark && !names.has(name))
    .map(([name, { rules }]): PlanPart => {
      if (!rules.every((rule) => isOurRule(mark, rule))) {
        return { ...EMPTY_PART, notes: [`security group ${name} holds rules of others: it stays.`] };
      }
      const { removals } = ruleWrites(name, arrange(rules, { mark, desired: [] }));
      return {
        ...EMPTY_PART,
        removals: [...removals, { kind: 'group', action: 'delete', name }],
        refusals: allow.has('deletes') ? [...useRefusals({ mark, kind: 'group', name, observed })] : [],
      };
    });
  return mergeParts([...kept, ...deleted]);
}

/** Rules of the datacenter. */
export function planRules({ mark, desired, observed }: FirewallPlanInput): PlanPart {
  return ruleWrites(null, arrange(observed.rules, { mark, desired: desired.rules }));
}

/** The list of the datacenter's rules as the plan leaves it. */
export function rulesAfter({ mark, desired, observed, allow }: FirewallPlanInput): readonly RuleOptions[] {
  const { result, surplus } = arrange(observed.rules, { mark, desired: desired.rules });
  return allow.has('deletes') ? result.filter((rule) => !surplus.includes(rule)) : result;
}

function arrange(
  current: readonly RuleOptions[],
  { mark, desired }: { readonly mark: string; readonly desired: readonly RuleOptions[] },
): Arrangement {
  return arrangeRules({ current, desired, isOurs: (rule) => isOurRule(mark, rule) });
}

function ruleWrites(group: string | null, { changes, surplus }: Arrangement): PlanPart {
  return {
    ...EMPTY_PART,
    additions: changes.map((change) => ({ kind: 'rule', group, ...change })),
    // from the end, so that the rules before keep their places
    removals: surplus.toReversed().map((rule) => ({ kind: 'rule', group, action: 'delete', rule })),
  };
}
