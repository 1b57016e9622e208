/**
 * How Go's package regexp compiles a pattern. `unsure`: Go may interpret it in another way than this package; `why` is
 * the reason, without a capital letter and a full stop.
 */
export type GoRegexp =
  | ReadableGoRegexp
  | { readonly kind: 'invalid'; readonly why: string }
  | { readonly kind: 'unsure'; readonly why: string };

export interface ReadableGoRegexp {
  readonly kind: 'valid';
  /** Whether the pattern matches somewhere in the text, in time linear in the text; null where Go may differ. */
  readonly test: (text: string) => boolean | null;
}

/** Never throws: a text that is no pattern is `invalid`. */
export type ReadGoRegexp = (pattern: string) => GoRegexp;
