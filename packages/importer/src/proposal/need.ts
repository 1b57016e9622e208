import type { DraftRoute } from '../model/draft/routes.ts';
import type { DraftWorkload } from '../model/draft/services.ts';
import type { Tree } from '../sources/tree.ts';

/** Who opens connections to a Service. */
export type Client =
  | { readonly kind: 'entrance'; readonly entrance: Pick<DraftRoute, 'entrance'> }
  | { readonly kind: 'tunnel' }
  | { readonly kind: 'prometheus' }
  | { readonly kind: 'workload'; readonly workload: DraftWorkload }
  /** Pods whose labels no file states. */
  | { readonly kind: 'pods'; readonly namespace: string; readonly what: string }
  /** Processes of the nodes: the API server. */
  | { readonly kind: 'nodes' }
  /** From outside of the cluster, through an address or a port of the Service itself. */
  | { readonly kind: 'anyone' };

/** A connection that works today, as far as the files say, and that default deny would cut unless it is let in. */
export interface Need {
  readonly client: Client;
  readonly namespace: string;
  readonly service: string;
  /** The Service's port by number or name; undefined for all of them. */
  readonly port: number | string | undefined;
  /** The pods' own port, where that is what is stated. */
  readonly podPort?: number | string | undefined;
  /** Stated by an object that makes it so, or by a text that names the Service. */
  readonly certainty: 'object' | 'text';
  readonly at: Tree;
}
