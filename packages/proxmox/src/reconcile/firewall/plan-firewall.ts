import { surplusNote } from '../plan-lines.ts';
import type { FirewallPlan } from './firewall-plan.ts';
import type { FirewallWrite } from './firewall-write.ts';
import { mergeParts, type FirewallPlanInput } from './plan-part.ts';
import { planGroups, planRules } from './plan-rules.ts';
import { planSets } from './plan-sets.ts';

/**
 * Compares the desired firewall with the observed one. Nothing is referenced before it exists, and nothing is deleted while
 * it is referenced: sets, groups and rules are created in this order, and deleted in the opposite one.
 */
export function planFirewall(input: FirewallPlanInput): FirewallPlan {
  const { observed, allow } = input;
  const parts = [planSets(input), planGroups(input), planRules(input)];
  const { additions, refusals, notes } = mergeParts(parts);
  const { removals } = mergeParts(parts.toReversed());
  const deletes = allow.has('deletes');
  return {
    status: observed.enable === 0 ? 'off' : observed.enable === 1 ? 'on' : 'on trial',
    writes: [...additions, ...(deletes ? removals : [])],
    turnsOn: false,
    refusals,
    notes: [...notes, ...(deletes ? [] : surplusNames(removals)).map(surplusNote)],
  };
}

/** Without what would be deleted together with its set or group. */
function surplusNames(removals: readonly FirewallWrite[]): readonly string[] {
  const isRemoved = (kind: 'set' | 'group', name: string | null): boolean =>
    removals.some((write) => write.kind === kind && write.name === name);
  return removals.flatMap((write): readonly string[] => {
    switch (write.kind) {
      case 'set':
        return [`IP set ${write.name}`];
      case 'group':
        return [`security group ${write.name}`];
      case 'entry':
        return isRemoved('set', write.set) ? [] : [`${write.entry} in IP set ${write.set}`];
      case 'rule': {
        const where = write.group === null ? '' : ` of ${write.group}`;
        return isRemoved('group', write.group) ? [] : [`rule ${write.rule.comment ?? ''}${where}`];
      }
      default:
        return write satisfies never;
    }
  });
}
