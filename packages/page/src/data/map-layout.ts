/** How something is reached: the only thing that colour means. */
export type Way = 'public' | 'tailnet' | 'lan' | 'cluster';

/** The map, laid out when the page is made. Lengths are pixels at the scale 1. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  /** A box comes after the one that it lies in. */
  readonly boxes: readonly MapBox[];
  readonly edges: readonly MapEdge[];
  /** Boxes that belong together without a line between them, such as a node and its Proxmox host. */
  readonly related: readonly (readonly [string, string])[];
}

export type MapBoxKind =
  | 'zone'
  | 'edge'
  | 'segment'
  /** Of Proxmox. */
  | 'vnet'
  | 'host'
  | 'proxmox'
  | 'cluster'
  | 'pool'
  | 'program'
  | 'connector'
  | 'network'
  | 'namespace'
  | 'service'
  | 'node'
  /** A sentence where there is nothing to draw. */
  | 'note';

export interface MapBox {
  /** Unique; that of its subject where only this box shows it. */
  readonly id: string;
  /** What is selected with it, by `subjectId`; null for what the file does not state. */
  readonly subject: string | null;
  readonly kind: MapBoxKind;
  readonly label: string;
  /** A second line: addresses, or what it holds. */
  readonly detail: string | null;
  /** The ways that lead to it, where it is at the end of one. */
  readonly ways: readonly Way[];
  /** Whether its label stands at its bottom: lines come into it from above. */
  readonly isLabelBelow?: true;
  /** The box that it lies in; null for one that lies in none. */
  readonly parent: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MapEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly way: Way;
  /** How many connections are drawn as this one. */
  readonly count: number;
  /** Services whose traffic takes it. */
  readonly carries: readonly string[];
  /** Whether it is drawn only while one of its ends is selected: all of them at once would be a hairball. */
  readonly onlySelected: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}
