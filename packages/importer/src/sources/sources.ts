import type { ChartValues } from './chart-values.ts';
import type { LiveObject } from './live-object.ts';
import type { MachineFact } from './machine-fact.ts';
import type { OtherSource } from './other-source.ts';

/** A file, or a part of a cluster, that could not be read. */
export interface UnreadSource {
  /** Relative to the source's folder; for a cluster, `homelab: Ingress`, or the object. */
  readonly file: string;
  /** Of objects of a cluster that could not be listed: `IPAddressPool`. */
  readonly kind?: string;
  /** From 1, where a line is to blame. */
  readonly line?: number;
  /** Never with text of the file: it may be a secret. */
  readonly why: string;
}

/** All that was read from the sources of one import. */
export interface Sources {
  /** How many files were read. */
  readonly files: number;
  /** The names of all clusters, sorted; at least one. */
  readonly clusters: readonly string[];
  readonly objects: readonly LiveObject[];
  readonly charts: readonly ChartValues[];
  readonly machines: readonly MachineFact[];
  readonly others: readonly OtherSource[];
  readonly unread: readonly UnreadSource[];
  /** How many values were concealed as secrets. */
  readonly secrets: number;
}

/** A place to import from. */
export type SourceInput =
  | {
      readonly kind: 'folder';
      readonly path: string;
      /** Texts in place of what files of the folder hold, or beside them, by their path in it: `apps/web.yaml`. */
      readonly overlay?: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'cluster'; readonly context?: string; readonly kubeconfig?: string };
