export { parseObject, type ApiObject } from './api-object.ts';
export { groupOf, describeRef, refOf, type ObjectRef } from './object-ref.ts';
export {
  AdmissionRefused,
  ClusterError,
  ClusterForbidden,
  ClusterUnauthorized,
  ClusterUnreachable,
  ClusterUntrusted,
  KindNotServed,
  describeManagers,
  WebhookUnanswered,
  type ManagedField,
} from './cluster-errors.ts';
export { inTurns } from './in-turns.ts';
export { readClusterFacts, type ClusterFacts } from './cluster-facts.ts';
export type { ServerApplyOptions, ClusterClient, ClusterReader, ListOptions } from './cluster-client.ts';
export type { KubeconfigOptions } from './load-kubeconfig.ts';
export { messageOf } from './message-of.ts';
export { openCluster, type OpenClusterOptions } from './open-cluster.ts';
export { isAdoptable, NETLOOM_RELEASE, describeOwner, ownerOf, type Owner } from './owner-of.ts';
export { waitGone } from './wait-gone.ts';
export { pause, type Polling } from './polling.ts';
