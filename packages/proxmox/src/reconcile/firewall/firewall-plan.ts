import type { Refusal } from '../refusal.ts';
import type { FirewallWrite } from './firewall-write.ts';

export type FirewallRefusal = Refusal<
  | 'other-version'
  | 'not-ours'
  | 'in-use'
  | 'on-trial'
  | 'no-trial'
  | 'host-away'
  | 'locks-out'
  | 'overlay-blocked'
>;

/** What would be done at the firewall, in order, and what prevents it. */
export interface FirewallPlan {
  readonly status: 'off' | 'on' | 'on trial';
  readonly writes: readonly FirewallWrite[];
  /** Whether the firewall is turned on in the end, after a test. */
  readonly turnsOn: boolean;
  readonly refusals: readonly FirewallRefusal[];
  readonly notes: readonly string[];
}

export function isEmptyFirewallPlan({ writes, turnsOn }: FirewallPlan): boolean {
  return writes.length === 0 && !turnsOn;
}
