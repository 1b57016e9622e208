import type { PlannedScalar } from '../planned.ts';

/** What is stated once for a cluster. */
export type ClusterFact =
  | 'distribution'
  | 'version'
  | 'talosVersion'
  | 'podCidr'
  | 'podCidr6'
  | 'serviceCidr'
  | 'serviceCidr6'
  | 'clusterDns'
  | 'clusterDns6'
  | 'cni'
  | 'flannelBackend'
  | 'servicelb';

export interface DraftNode {
  readonly name: PlannedScalar;
  readonly role: PlannedScalar | undefined;
  readonly address: PlannedScalar | undefined;
  readonly address6: PlannedScalar | undefined;
  readonly podCidr: PlannedScalar | undefined;
  readonly podCidr6?: PlannedScalar | undefined;
  /** Where flannel of other nodes sends to. */
  readonly flannel?: PlannedScalar | undefined;
  /** The file of the inventory that has it; none for a Node object. */
  readonly inventory?: string;
}

export interface DraftApi {
  readonly address: PlannedScalar;
  readonly by: 'kube-vip' | 'external';
  readonly port?: PlannedScalar | undefined;
}
