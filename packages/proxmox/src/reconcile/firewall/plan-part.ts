import type { FirewallRefusal } from './firewall-plan.ts';
import type { FirewallState } from './firewall-state.ts';
import type { FirewallWrite } from './firewall-write.ts';
import type { ObservedFirewall } from './read-firewall.ts';

export interface FirewallPlanOptions {
  readonly mark: string;
  readonly wanted: FirewallState;
  readonly observed: ObservedFirewall;
  readonly allow: ReadonlySet<'deletes'>;
}

/** A part of the plan: what it adds and changes, what it takes away, and what it says. */
export interface PlanPart {
  readonly ups: readonly FirewallWrite[];
  readonly downs: readonly FirewallWrite[];
  readonly refusals: readonly FirewallRefusal[];
  readonly notes: readonly string[];
}

export const NOTHING: PlanPart = { ups: [], downs: [], refusals: [], notes: [] };

export function together(parts: readonly PlanPart[]): PlanPart {
  return {
    ups: parts.flatMap(({ ups }) => ups),
    downs: parts.flatMap(({ downs }) => downs),
    refusals: parts.flatMap(({ refusals }) => refusals),
    notes: parts.flatMap(({ notes }) => notes),
  };
}
