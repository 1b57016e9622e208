import type { Edit, SourceMapping, SourceNode, SourceSequence } from '@netloom/diagnostics';
import type { Planned } from '../model/planned.ts';

/** Something that the file does not state and the sources do. */
export interface Addition {
  readonly kind: 'addition';
  /** `services[apps/web].port` */
  readonly path: string;
  /** The steps in the tree of the file to the mapping or list that gets it. */
  readonly steps: readonly (string | number)[];
  /** Its key there; null for a row. */
  readonly key: string | null;
  readonly planned: Planned;
  /** The mapping or list itself. */
  readonly node: SourceMapping | SourceSequence;
  readonly edit: Edit;
}

/** The file says one thing, and the sources another. */
export interface Difference {
  readonly kind: 'difference';
  readonly path: string;
  readonly node: SourceNode;
  readonly planned: Planned;
}

/** What both state. */
export interface Agreement {
  readonly kind: 'agreement';
  readonly node: SourceNode;
}

export type Outcome = Addition | Difference | Agreement;
