/**
 * What Go's package regexp makes of a pattern. `unsure` is a pattern that Go may read in another way than it is read
 * here; `why` says what stands against it, without a capital letter and a full stop.
 */
export type GoRegexp =
  | ReadableGoRegexp
  | { readonly kind: 'invalid'; readonly why: string }
  | { readonly kind: 'unsure'; readonly why: string };

export interface ReadableGoRegexp {
  readonly kind: 'valid';
  /** Whether the pattern is found in the text, in time that grows with the text alone; null where Go may differ. */
  readonly test: (text: string) => boolean | null;
}

/** Never throws: every text is a pattern, if only an invalid one. */
export type ReadGoRegexp = (pattern: string) => GoRegexp;
