import { Refused } from '@netloom/diagnostics/error';
import type { Collection, Parameters, ProxmoxClient } from '../client/index.ts';
import type { SdnWrite } from './diff-sdn.ts';
import { keyOf, nameOf, sameOptions, toOptions, type Options } from './sdn-object.ts';

const KINDS = { zone: 'zones', vnet: 'vnets' } as const;

/** One write, under the lock where there is one. */
export async function performWrite(
  client: ProxmoxClient,
  { write, lock }: { readonly write: SdnWrite; readonly lock: Parameters },
): Promise<void> {
  const { kind, id, set, unset } = write;
  const where = collectionOf(write);
  switch (write.action) {
    case 'create':
      await client.create(where, { ...identity(write), ...sent(write, set), ...lock });
      return;
    case 'update': {
      const { digest, ...found } = await client.get(where, id);
      const current = toOptions(kind, kind === 'zone' ? found : { ...found, type: undefined });
      if (!sameOptions(current, write.before ?? {})) {
        throw new Refused(`${nameOf(write)} was changed by somebody else since the plan was made.`);
      }
      const removed: Parameters = unset.length === 0 ? {} : { delete: unset.join(',') };
      await client.update(where, { id, parameters: { ...sent(write, set), ...removed, digest, ...lock } });
      return;
    }
    case 'delete':
      await client.remove(where, { id, parameters: lock });
      return;
    default:
      write.action satisfies never;
  }
}

function collectionOf({ kind, set, before, ...write }: SdnWrite): Collection {
  if (kind !== 'subnet') return { kind: KINDS[kind] };
  const vnet = (before ?? set).vnet ?? set.vnet;
  if (typeof vnet !== 'string') throw new Error(`${keyOf({ kind, id: write.id })} names no vnet`);
  return { kind: 'subnets', vnet };
}

function identity({ kind, id }: SdnWrite): Parameters {
  switch (kind) {
    case 'zone':
      return { zone: id };
    case 'vnet':
      return { vnet: id };
    case 'subnet': {
      const [, address = '', prefix = ''] = id.split('-');
      return { type: 'subnet', subnet: `${address}/${prefix}` };
    }
    default:
      return kind satisfies never;
  }
}

/** The VNet of a subnet is in the path. */
function sent({ kind }: SdnWrite, set: Options): Parameters {
  return Object.fromEntries(Object.entries(set).filter(([key]) => kind !== 'subnet' || key !== 'vnet'));
}
