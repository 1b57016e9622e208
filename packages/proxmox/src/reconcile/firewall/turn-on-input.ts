import type { ProxmoxClient } from '../../client/index.ts';
import type { DesiredSdn } from '../sdn/desired-sdn.ts';
import type { FirewallReconcileInput } from './observe-firewall.ts';

export interface TrialTimes {
  /** Until every host has applied the change: they check every ten seconds. */
  readonly settleMs: number;
  readonly pollMs: number;
  /** From the beginning of the test; Proxmox ends it after 60 seconds. */
  readonly deadlineMs: number;
}

export interface TurnOnInput extends FirewallReconcileInput {
  readonly turnOn: NonNullable<FirewallReconcileInput['turnOn']>;
  /** For the zones of the hosts, and new connections to the API. */
  readonly api: ProxmoxClient;
  readonly sdn: DesiredSdn;
  readonly times: TrialTimes;
  readonly onProgress: (text: string) => void;
}
