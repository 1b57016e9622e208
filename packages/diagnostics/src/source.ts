/** One input text with the tree that was read from it. Offsets are UTF-16 code units from the start of `text`. */
export interface Source {
  /** As messages print it: relative to the working directory where possible. */
  readonly file: string;
  readonly text: string;
  /** null where the text holds no document that could be read. */
  readonly root: SourceNode | null;
  /** Text that aliases repeat: whoever edits it changes other places, too. */
  readonly repeated?: readonly Span[];
  /** An object of a running cluster, as JSON: its lines are those of no file, and a place in it is the path of a value. */
  readonly isLive?: true;
}

export interface Span {
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
}

/** An alias, which repeats the value of an anchor. */
export interface Alias {
  readonly name: string;
  /** Of `*name`. */
  readonly span: Span;
  /** Of the value that it repeats, where that is written. */
  readonly anchor: Span;
  /** The alias that repeats this one, where it is a part of another anchor's value. */
  readonly outer?: Alias;
}

/**
 * The span of a quoted scalar holds its quotes; that of a collection ends where its last child or bracket ends. What an alias
 * repeats has nodes of its own, each with the alias: the first has the alias's span, those in it have theirs at the anchor.
 */
export type SourceNode = SourceMapping | SourceSequence | SourceScalar;

export interface SourceMapping {
  readonly kind: 'mapping';
  readonly span: Span;
  /** The mapping's own come first, then those of its merge key. */
  readonly entries: ReadonlyMap<string, SourceEntry>;
  readonly flow: boolean;
  readonly alias?: Alias;
}

export interface SourceEntry {
  readonly key: SourceScalar;
  readonly value: SourceNode;
  /** It comes with the merge key `<<`, and is not written in the mapping. */
  readonly merged?: true;
  /** It counts in place of a merged one, which comes to light without it. */
  readonly overrides?: true;
}

export interface SourceSequence {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly items: readonly SourceNode[];
  readonly flow: boolean;
  readonly alias?: Alias;
}

export interface SourceScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  /** Resolved by the YAML 1.2 core schema. */
  readonly value: string | number | boolean | null;
  readonly alias?: Alias;
}
