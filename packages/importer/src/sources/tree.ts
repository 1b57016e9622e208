import type { Source, SourceEntry, SourceMapping, SourceScalar, SourceSequence } from '@netloom/diagnostics';

/**
 * A SourceNode in which each node knows its own text: after patches, substitutions and charts, the parts of one tree were
 * written in several files.
 */
export type Tree = TreeMapping | TreeSequence | TreeScalar;

export interface TreeMapping extends SourceMapping {
  readonly source: Source;
  readonly entries: ReadonlyMap<string, TreeEntry>;
}

export interface TreeEntry extends SourceEntry {
  readonly key: TreeScalar;
  readonly value: Tree;
}

export interface TreeSequence extends SourceSequence {
  readonly source: Source;
  readonly items: readonly Tree[];
}

export interface TreeScalar extends SourceScalar {
  readonly source: Source;
  /** What of `value` is not known here: `value` holds each placeholder in its place. */
  readonly hidden?: readonly HiddenPart[];
  /** Where the substituted parts of the value are written. */
  readonly via?: readonly TreeScalar[];
}

/** A part of a scalar that is a secret or stated nowhere in what was read. */
export interface HiddenPart {
  readonly kind: 'secret' | 'unknown';
  /** `<secret-domain>`: lower case, never the secret itself. */
  readonly placeholder: string;
  /** The variable or key it is named after: `SECRET_DOMAIN`. */
  readonly name: string;
}
