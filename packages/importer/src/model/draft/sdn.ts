import type { Tree } from '../../sources/tree.ts';
import type { PlannedMap, PlannedScalar } from '../planned.ts';

/** A virtual network of Proxmox. */
export interface DraftVnet {
  readonly name: PlannedScalar;
  readonly zone: PlannedScalar | undefined;
  readonly vni: PlannedScalar | undefined;
  readonly alias: PlannedScalar | undefined;
  readonly at: Tree;
}

export interface DraftSubnet {
  /** The name of its virtual network. */
  readonly vnet: string;
  readonly cidr: PlannedScalar;
  readonly row: PlannedMap;
}
