import type { DesiredFirewall } from './desired-firewall.ts';
import type { ObservedHostFirewall } from './observe-hosts.ts';
import type { FirewallPlanInput } from './plan-part.ts';
import type { ObservedFirewall } from './read-firewall.ts';

/** What the firewall is before it is turned on, and what it must still accept then. */
export interface TrialCheckInput {
  readonly desired: DesiredFirewall;
  readonly observed: ObservedFirewall;
  readonly allow: FirewallPlanInput['allow'];
  readonly hosts: readonly ObservedHostFirewall[];
}
