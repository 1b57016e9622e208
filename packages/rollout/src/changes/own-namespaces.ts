import { ownerOf, parseObject, type ApiObject } from '@netloom/cluster';
import { MANAGED_BY, MANAGER, namespaces } from '@netloom/deployment';
import type { Network } from '@netloom/network-model';

/** Whether netloom made a namespace; one of somebody else's stays as it is. */
export function isOwnNamespace(live: ApiObject): boolean {
  return ownerOf(live).kind === 'nobody' && live.metadata.labels?.[MANAGED_BY] === MANAGER;
}

/** What a network puts into the cluster itself: its namespaces, which no release holds, before what the umbrella makes. */
export function withNamespaces(network: Network, made: readonly ApiObject[]): readonly ApiObject[] {
  return [...namespaces(network).map(parseObject), ...made];
}
