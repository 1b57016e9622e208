import type { Tree } from '../../sources/tree.ts';
import type { Planned, PlannedScalar } from '../planned.ts';

/** A session of Cilium's nodes with a router. */
export interface CiliumSession {
  readonly name: PlannedScalar;
  readonly at: Tree;
  /** Keys of a peer of the network file. */
  readonly entries: Readonly<Record<string, Planned | undefined>>;
  /** The name of its CiliumBGPPeerConfig; null where it has none. */
  readonly config: string | null;
}

/** A CiliumBGPPeerConfig. */
export interface CiliumPeerConfig {
  /** Keys of a peer of the network file. */
  readonly settings: Readonly<Record<string, Planned | undefined>>;
  /** Of advertisements, by their labels: one for each family. */
  readonly selectors: readonly Tree[];
}

/** What Cilium announces of Services. */
export interface CiliumAdvertisement {
  readonly name: PlannedScalar;
  /** Keys of an advertisement of the network file. */
  readonly entries: Readonly<Record<string, Planned | undefined>>;
  /** Its labels, by which peers select it, or which of them receive it. */
  readonly receivedBy: ReadonlyMap<string, string> | ((session: CiliumSession) => boolean);
}
