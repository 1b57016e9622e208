import type { ClusterSources } from '../model/collect.ts';

/** What makes objects in one cluster, as far as it is live. */
export type LiveSources = Pick<ClusterSources, 'charts' | 'objects' | 'unread'>;
