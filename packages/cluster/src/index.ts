export { groupOf, parseObject, refInWords, refOf, type ApiObject, type ObjectRef } from './api-object.ts';
export {
  AdmissionRefused,
  ClusterError,
  ClusterUnauthorized,
  ClusterUnreachable,
  ClusterUntrusted,
  FieldConflict,
  KindNotServed,
  managersInWords,
  WebhookUnanswered,
  type FieldOfOther,
} from './cluster-errors.ts';
export { readClusterFacts, type ClusterFacts } from './cluster-facts.ts';
export type { ApplyOptions, Cluster, ClusterReader, ListObjects } from './cluster.ts';
export type { KubeconfigOptions } from './load-kubeconfig.ts';
export { messageOf } from './message-of.ts';
export { openCluster, type OpenCluster } from './open-cluster.ts';
export { isAdoptable, NETLOOM_RELEASE, ownerInWords, ownerOf, type Owner } from './owner-of.ts';
export { waitGone } from './wait-gone.ts';
export { pause, type Waiting } from './waiting.ts';
