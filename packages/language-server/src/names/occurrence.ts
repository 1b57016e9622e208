import type { Span } from '@netloom/diagnostics';
import type { NameKind } from './name-places.ts';

/** A name where it is written. */
export interface Occurrence {
  readonly kind: NameKind;
  /** Of the value that it is in: `cluster.nodes[].name`. */
  readonly path: string;
  /** What distinguishes the thing from others of its kind: its name, of a service `NAMESPACE/NAME`. */
  readonly key: string;
  /** Of the name alone, which renaming replaces. */
  readonly span: Span;
  /** Of the whole value that it is in. */
  readonly area: Span;
  readonly isDefinition: boolean;
}
