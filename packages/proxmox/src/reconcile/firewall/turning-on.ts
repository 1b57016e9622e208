import type { ProxmoxClient } from '../../client/index.ts';
import type { DesiredSdn } from '../desired-sdn.ts';
import type { FirewallReconciling } from './observe-firewall.ts';
import type { Knock } from './observe-hosts.ts';

export interface TrialTimes {
  /** Until every host has taken up the change: they look every ten seconds. */
  readonly settleMs: number;
  readonly pollMs: number;
  /** From the beginning of the test; Proxmox ends it after 60 seconds. */
  readonly deadlineMs: number;
}

export interface TurningOn extends FirewallReconciling {
  readonly turnOn: { readonly knock: Knock };
  /** Asks the hosts for their zones, and opens new connections to the API. */
  readonly api: ProxmoxClient;
  readonly sdn: DesiredSdn;
  readonly times: TrialTimes;
  readonly onProgress: (text: string) => void;
}
