import type { FirewallPlan } from './firewall-plan.ts';
import type { FirewallWrite } from './firewall-write.ts';
import type { FirewallPlanOptions } from './plan-part.ts';
import { planGroups, planRules } from './plan-rules.ts';
import { planSets } from './plan-sets.ts';

/**
 * Compares what should be at the firewall with what is. Nothing is named before it is there, and nothing goes while it
 * is named: sets, groups and rules come in this order, and go in the opposite one.
 */
export function planFirewall(options: FirewallPlanOptions): FirewallPlan {
  const { observed, allow } = options;
  const parts = [planSets(options), planGroups(options), planRules(options)];
  const downs = parts.toReversed().flatMap((part) => part.downs);
  const deletes = allow.has('deletes');
  return {
    status: observed.enable === 0 ? 'off' : observed.enable === 1 ? 'on' : 'on trial',
    writes: [...parts.flatMap(({ ups }) => ups), ...(deletes ? downs : [])],
    turnsOn: false,
    refusals: parts.flatMap(({ refusals }) => refusals),
    notes: [...parts.flatMap(({ notes }) => notes), ...(deletes ? [] : surplusNotes(downs))],
  };
}

/** What goes with its set or group needs no word of its own. */
function surplusNotes(downs: readonly FirewallWrite[]): readonly string[] {
  const gone = (kind: 'set' | 'group', name: string | null): boolean =>
    downs.some((write) => write.kind === kind && write.name === name);
  const names = downs.flatMap((write): readonly string[] => {
    switch (write.kind) {
      case 'set':
        return [`IP set ${write.name}`];
      case 'group':
        return [`security group ${write.name}`];
      case 'entry':
        return gone('set', write.set) ? [] : [`${write.entry} in IP set ${write.set}`];
      case 'rule': {
        const where = write.group === null ? '' : ` of ${write.group}`;
        return gone('group', write.group) ? [] : [`rule ${write.rule.comment ?? ''}${where}`];
      }
      default:
        return write satisfies never;
    }
  });
  return names.map((name) => `${name} is ours and the network has it no more: --allow-deletes removes it.`);
}
