import type { ProxmoxClient } from '@netloom/proxmox/client';
import type { FirewallStore, SdnStore } from '@netloom/proxmox/reconcile';

/** The API of Proxmox, and the records of earlier runs, which are only read. */
export interface OpenProxmox {
  readonly client: ProxmoxClient;
  readonly sdnRecord: Pick<SdnStore, 'read'>;
  readonly firewallRecord: Pick<FirewallStore, 'read'>;
}
