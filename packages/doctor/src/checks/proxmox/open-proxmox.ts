import type { ProxmoxClient } from '@netloom/proxmox/client';
import type { FirewallStore, SdnStore } from '@netloom/proxmox/reconcile';

/** What writes that which differs. */
export const APPLY = 'netloom proxmox apply';

/** The API of Proxmox, and the records of earlier runs, which are only read. */
export interface OpenProxmox {
  readonly client: ProxmoxClient;
  readonly sdnRecord: Pick<SdnStore, 'read'>;
  readonly firewallRecord: Pick<FirewallStore, 'read'>;
}

/** A record for planners, which write it only when something is applied. */
export function readOnly<Read>(record: { readonly read: Read }): {
  readonly read: Read;
  readonly write: () => never;
} {
  return {
    read: record.read,
    write: () => {
      throw new Error('the doctor keeps no record');
    },
  };
}
