import type { FirewallRefusal } from './firewall-plan.ts';
import type { FirewallState } from './firewall-state.ts';
import type { FirewallWrite } from './firewall-write.ts';
import type { ObservedFirewall } from './read-firewall.ts';

export interface FirewallPlanInput {
  readonly mark: string;
  readonly desired: FirewallState;
  readonly observed: ObservedFirewall;
  readonly allow: ReadonlySet<'deletes'>;
}

/** The plan for some of the sets, groups or rules. */
export interface PlanPart {
  /** Creations and changes. */
  readonly additions: readonly FirewallWrite[];
  readonly removals: readonly FirewallWrite[];
  readonly refusals: readonly FirewallRefusal[];
  readonly notes: readonly string[];
}

export const EMPTY_PART: PlanPart = { additions: [], removals: [], refusals: [], notes: [] };

export function mergeParts(parts: readonly PlanPart[]): PlanPart {
  return {
    additions: parts.flatMap(({ additions }) => additions),
    removals: parts.flatMap(({ removals }) => removals),
    refusals: parts.flatMap(({ refusals }) => refusals),
    notes: parts.flatMap(({ notes }) => notes),
  };
}
