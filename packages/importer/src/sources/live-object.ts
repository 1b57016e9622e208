import type { Tree } from './tree.ts';

/** Whether what a file says counts in the running network. */
export interface Liveness {
  /**
   * `disabled`: behind a flag that is off; `example`: in a folder or file of examples or docs; `alternative`: one of several
   * states of the same thing, of which it is not said that this one is applied.
   */
  readonly state: 'live' | 'disabled' | 'example' | 'alternative';
  /** In words, for a message: `a base that 2 overlays use`. */
  readonly why?: string;
}

/** What made an object: a file as it is, a kustomization, a chart, or the running cluster. */
export type ObjectOrigin = 'manifest' | 'kustomization' | 'chart' | 'cluster';

/** A Kubernetes object as it reaches the cluster, as far as the repository states it. */
export interface LiveObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly tree: Tree;
  /** The name of its cluster: that of the folder, overlay, Argo CD destination or context. */
  readonly cluster: string;
  readonly liveness: Liveness;
  readonly origin: ObjectOrigin;
}
