import { Refused } from '@netloom/diagnostics/error';
import { ProxmoxError, type Parameters, type ProxmoxClient } from '../../client/index.ts';
import type { Journal } from './sdn-record.ts';

export const BREAK_LOCK = '`pvesh delete /cluster/sdn/lock --force 1` on a host breaks it';

/** Takes the lock of Proxmox VE 9 and returns its token. */
export async function takeLock(
  client: ProxmoxClient,
  { pending, journal }: { readonly pending: 'none' | 'ours'; readonly journal: Journal | null },
): Promise<string> {
  try {
    return await client.lock(pending === 'ours' ? { 'allow-pending': '1' } : {});
  } catch (error) {
    if (!(error instanceof ProxmoxError) || error.kind !== 'failed') throw error;
    if (error.detail.includes('pending changes')) {
      throw new Refused(
        `Somebody has changed the SDN since the plan was made (${error.detail}). Plan again.`,
        {
          cause: error,
        },
      );
    }
    if (!isInvalidToken(error)) throw error;
    const own =
      journal?.phase === 'locking'
        ? ' An earlier run was interrupted while it took the lock: it may be that one.'
        : '';
    throw new Refused(
      `The SDN configuration is locked by somebody else (${error.detail}).${own} Wait until they are done; if nobody is at work, ${BREAK_LOCK}.`,
      { cause: error },
    );
  }
}

/** Releases the lock; that somebody else holds it by now, or nobody, is no failure. */
export async function releaseLock(client: ProxmoxClient, token: string): Promise<void> {
  try {
    await client.unlock(lockParameters(token));
  } catch (error) {
    if (!(error instanceof ProxmoxError) || !isInvalidToken(error)) throw error;
  }
}

/** Proxmox has no code for it (pve-network, SDN.pm). */
export function isInvalidToken({ detail }: ProxmoxError): boolean {
  return detail.includes('invalid lock token');
}

export function lockParameters(token: string | null): Parameters {
  return token === null ? {} : { 'lock-token': token };
}
