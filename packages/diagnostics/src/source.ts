/** One input text with the tree that was read from it. Offsets are UTF-16 code units from the start of `text`. */
export interface Source {
  /** As messages print it: relative to the working directory where possible. */
  readonly file: string;
  readonly text: string;
  /** null where the text holds no document that could be read. */
  readonly root: SourceNode | null;
}

export interface Span {
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
}

/** The span of a quoted scalar holds its quotes; that of a collection ends where its last child or bracket ends. */
export type SourceNode = SourceMapping | SourceSequence | SourceScalar;

export interface SourceMapping {
  readonly kind: 'mapping';
  readonly span: Span;
  readonly entries: ReadonlyMap<string, { readonly key: SourceScalar; readonly value: SourceNode }>;
  readonly flow: boolean;
}

export interface SourceSequence {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly items: readonly SourceNode[];
  readonly flow: boolean;
}

export interface SourceScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  /** Resolved by the YAML 1.2 core schema. */
  readonly value: string | number | boolean | null;
}
