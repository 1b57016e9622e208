import type { Delivery, Network } from './network.ts';

/** Where the networks of a fleet lie: the generated folder of one, with what tells them apart left open. */
export interface FleetFolder {
  /** Such as `networks/*\/generated`. */
  readonly pattern: string;
  /** Which folder of the pattern is the network's name, from 0. */
  readonly index: number;
}

/** Null where no folder of the path has the network's name, so that nothing tells how others would lie beside it. */
export function fleetFolder({ name }: Pick<Network, 'name'>, { git }: Delivery): FleetFolder | null {
  const folders = git.path.split('/');
  const index = folders.lastIndexOf(name);
  return index === -1 ? null : { pattern: folders.with(index, '*').join('/'), index };
}
