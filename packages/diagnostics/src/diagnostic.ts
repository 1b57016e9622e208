export type Severity = 'error' | 'warning' | 'info';

/** Lines and columns count from 1, offsets from 0; all in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface Place {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  /** In an object of a running cluster, where the value is: `spec.ports[0].port`; its lines are those of no file. */
  readonly path?: string;
}

/** Replaces `file`'s text from `start` to `end` (offsets) by `text`. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is printed: plain data, without a reference into the model. */
export interface Diagnostic {
  /** Stable and kebab-case; `netloom explain CODE` prints its page. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** null where no place can be named: a missing file, a host that does not answer. */
  readonly range: Place | null;
  readonly related: readonly { readonly message: string; readonly range: Place }[];
  /** How many related places there are, where `related` does not hold them all. */
  readonly relatedCount?: number;
  readonly help: string | null;
  readonly fix: { readonly title: string; readonly edits: readonly TextEdit[] } | null;
  readonly docs: string;
}

/** A finding that does not count, and its waiver. */
export interface Waived {
  readonly diagnostic: Diagnostic;
  readonly waiver: { readonly reason: string; readonly until: string; readonly range: Place };
}
