import type { Span } from '@netloom/diagnostics';

/** What can be written at the cursor. */
export interface Cursor {
  /** The way to the mapping, list or value that is written in. */
  readonly steps: readonly (string | number)[];
  /** A key of that mapping, a value there, or either where nothing decides it yet. */
  readonly expects: 'key' | 'value' | 'either';
  /** What is written of it already: the whole token, which is replaced. */
  readonly token: Span;
  /** The part before the cursor. */
  readonly prefix: string;
  /** The other keys of the mapping. */
  readonly keys: ReadonlySet<string>;
  readonly isFlow: boolean;
  /** The column of the line's first key or dash. */
  readonly indent: number;
}
