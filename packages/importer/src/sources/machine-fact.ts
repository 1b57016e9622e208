import type { Liveness } from './live-object.ts';
import type { Tree, TreeScalar } from './tree.ts';

/** Where machines are described. */
export type MachineSource = 'ansible' | 'terraform' | 'talos' | 'k3s' | 'proxmox';

/** What is stated about one machine, or about all machines of a group. */
export interface MachineFact {
  readonly from: MachineSource;
  /** null where it is about all machines of the cluster or group: group variables, a K3s configuration. */
  readonly name: TreeScalar | null;
  readonly address?: TreeScalar;
  /** Of the cluster: `server` runs the control plane. */
  readonly role?: 'server' | 'agent';
  /** The groups it is in, or that the fact is about: `k3s_cluster`. */
  readonly groups: readonly string[];
  /** Everything that is stated: host or group variables, the configuration itself. */
  readonly tree: Tree;
  readonly cluster: string;
  readonly liveness: Liveness;
}
