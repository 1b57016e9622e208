import type { Parameters, ProxmoxClient } from '../../client/index.ts';
import { diffSdn, type SdnWrite } from './diff-sdn.ts';
import { explainsPending } from './explains-pending.ts';
import { performWrite } from './perform-write.ts';
import { isPending, readSdn, type ObservedObject } from './read-sdn.ts';
import { nameOf, type SdnObject } from './sdn-object.ts';

/** Restoring a VNet makes its subnets visible again, which may need another round. */
const MAX_ROUNDS = 3;

/**
 * Discards what `writes` have left pending; the running configuration is never touched. Returns the names of pending
 * changes of somebody else, which stay.
 */
export async function discardPending(
  client: ProxmoxClient,
  { writes, lock }: { readonly writes: readonly SdnWrite[]; readonly lock: Parameters },
): Promise<readonly string[]> {
  for (let round = 1; ; round += 1) {
    const { version, objects } = await readSdn(client, []);
    const pending = [...objects.values()].filter(isPending);
    const ours = pending.filter((object) => writes.some((write) => explainsPending(write, object)));
    const foreign = pending.filter((object) => !ours.includes(object));
    if (ours.length === 0 || round > MAX_ROUNDS) return foreign.map(nameOf);
    // a rollback would discard everybody's changes
    if (version.locks && foreign.length === 0) await client.rollback(lock);
    else await undo(client, { pending: ours, lock });
  }
}

/** Proxmox VE 8 has no rollback: each object is written back. */
async function undo(
  client: ProxmoxClient,
  { pending, lock }: { readonly pending: readonly ObservedObject[]; readonly lock: Parameters },
): Promise<void> {
  const side = (name: 'edited' | 'running'): readonly SdnObject[] =>
    pending.flatMap(({ kind, id, [name]: options }) => (options === null ? [] : [{ kind, id, options }]));
  for (const write of diffSdn(side('edited'), side('running'))) await performWrite(client, { write, lock });
}
