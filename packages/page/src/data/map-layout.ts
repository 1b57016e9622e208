/** How something is reached: the only thing that colour means. */
export type Way = 'public' | 'tailnet' | 'lan' | 'cluster';

/** The map, laid out when the page is made. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly MapBox[];
  readonly edges: readonly MapEdge[];
}

export interface MapBox {
  /** As the page selects it, e.g. `node/ichigo`. */
  readonly id: string;
  readonly kind: string;
  readonly label: string;
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
  readonly points: readonly { readonly x: number; readonly y: number }[];
}
