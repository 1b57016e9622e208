export { groupOf, parseObject, refInWords, refOf, type ApiObject, type ObjectRef } from './api-object.ts';
export {
  AdmissionRefused,
  ClusterError,
  ClusterFailed,
  ClusterForbidden,
  ClusterUnauthorized,
  ClusterUnreachable,
  ClusterUntrusted,
  FieldConflict,
  KindNotServed,
  KubeconfigUnusable,
  ObjectMissing,
  StillThere,
  WebhookUnanswered,
  type FieldOfOther,
} from './cluster-errors.ts';
export { FIELD_MANAGER, type ApplyOptions, type Cluster, type ListObjects } from './cluster.ts';
export type { KubeconfigOptions } from './load-kubeconfig.ts';
export { openCluster, type OpenCluster } from './open-cluster.ts';
export { isAdoptable, NETLOOM_RELEASE, ownerInWords, ownerOf, type Owner } from './owner-of.ts';
export { waitGone, type WaitGone } from './wait-gone.ts';
