import { parseObject, type ApiObject } from '@netloom/cluster';
import type { Seen } from '../src/observe/observed-object.ts';

/** A pool with these addresses, and what the server writes beside them. */
export function pool(...addresses: readonly string[]): ApiObject {
  return parseObject({
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name: 'lan', namespace: 'metallb-system' },
    spec: { addresses },
  });
}

export const REF = {
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  namespace: 'metallb-system',
  name: 'lan',
};

/** The same as the server answers it. */
export function served(object: ApiObject, resourceVersion = '1'): ApiObject {
  const server = { resourceVersion, uid: 'u', generation: 1, creationTimestamp: 'c', managedFields: [] };
  return { ...object, metadata: { ...object.metadata, ...server }, status: { seen: resourceVersion } };
}

const NOTHING = {
  installed: null,
  wanted: null,
  live: null,
  restored: null,
  applied: null,
  by: null,
  refused: null,
  untried: null,
};

export function seen(states: Partial<Seen>): Seen {
  return { ...NOTHING, ...states };
}
