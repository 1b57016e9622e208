export { groupOf, parseObject, refInWords, refOf, type ApiObject, type ObjectRef } from './api-object.ts';
export { ClusterUnauthorized, type FieldOfOther } from './cluster-errors.ts';
export type { ApplyOptions, Cluster, ListObjects } from './cluster.ts';
export type { KubeconfigOptions } from './load-kubeconfig.ts';
export { openCluster, type OpenCluster } from './open-cluster.ts';
export { ownerOf, type Owner } from './owner-of.ts';
