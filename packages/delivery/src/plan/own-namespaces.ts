import type { Network } from '@netloom/network-model';
import { parseObject, type ApiObject } from '../cluster/api-object.ts';
import { ownerOf } from '../cluster/owner-of.ts';
import { MANAGED_BY, MANAGER, namespaces } from '../namespaces.ts';

/** Whether netloom made a namespace; one of somebody else's stays as it is. */
export function isOwnNamespace(live: ApiObject): boolean {
  return ownerOf(live).kind === 'nobody' && live.metadata.labels?.[MANAGED_BY] === MANAGER;
}

/** What a network puts into the cluster itself: its namespaces, which no release holds, before what the umbrella makes. */
export function withNamespaces(network: Network, made: readonly ApiObject[]): readonly ApiObject[] {
  return [...namespaces(network).map(parseObject), ...made];
}
