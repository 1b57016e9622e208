import type { Delivery, Network } from '../network.ts';

/** The folders of a fleet's networks: the generated folder of one, with a wildcard for the network's name. */
export interface FleetFolder {
  /** Such as `networks/*\/generated`. */
  readonly pattern: string;
  /** Which folder of the pattern is the network's name, from 0. */
  readonly index: number;
}

/** Null where no folder of the path has the network's name: the folders of the others cannot be derived then. */
export function fleetFolder({ name }: Pick<Network, 'name'>, { git }: Delivery): FleetFolder | null {
  const folders = git.path.split('/');
  const index = folders.lastIndexOf(name);
  return index === -1 ? null : { pattern: folders.with(index, '*').join('/'), index };
}
