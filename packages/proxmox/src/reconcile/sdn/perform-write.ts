import { Refused } from '@netloom/diagnostics/error';
import type { SdnCollection, Parameters, ProxmoxClient } from '../../client/index.ts';
import type { SdnWrite } from './diff-sdn.ts';
import { keyOf, nameOf, sameOptions, toOptions, type SdnOptions } from './sdn-object.ts';

const KINDS = { zone: 'zones', vnet: 'vnets' } as const;

/** Makes one write, with the lock where Proxmox has one. */
export async function performWrite(
  client: ProxmoxClient,
  { write, lock }: { readonly write: SdnWrite; readonly lock: Parameters },
): Promise<void> {
  const { kind, id, set, unset } = write;
  const collection = collectionOf(write);
  switch (write.action) {
    case 'create':
      await client.create(collection, { ...identity(write), ...bodyOf(write, set), ...lock });
      return;
    case 'update': {
      const { digest, ...found } = await client.get(collection, id);
      const current = toOptions(kind, kind === 'zone' ? found : { ...found, type: undefined });
      if (!sameOptions(current, write.before ?? {})) {
        throw new Refused(`${nameOf(write)} was changed by somebody else since the plan was made.`);
      }
      const removed: Parameters = unset.length === 0 ? {} : { delete: unset.join(',') };
      await client.update(collection, {
        id,
        parameters: { ...bodyOf(write, set), ...removed, digest, ...lock },
      });
      return;
    }
    case 'delete':
      await client.remove(collection, { id, parameters: lock });
      return;
    default:
      write.action satisfies never;
  }
}

function collectionOf({ kind, set, before, ...write }: SdnWrite): SdnCollection {
  if (kind !== 'subnet') return { kind: KINDS[kind] };
  const vnet = (before ?? set).vnet ?? set.vnet;
  if (typeof vnet !== 'string') throw new Error(`${keyOf({ kind, id: write.id })} has no VNet`);
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

/** Without the VNet of a subnet, which is in the path. */
function bodyOf({ kind }: SdnWrite, set: SdnOptions): Parameters {
  return Object.fromEntries(Object.entries(set).filter(([key]) => kind !== 'subnet' || key !== 'vnet'));
}
