import type { Sequence } from '../mermaid/sequence.ts';

/** One way in, shown by one host. */
export interface WayIn {
  readonly title: string;
  readonly sequence: Sequence;
  /** Markdown. */
  readonly description: readonly string[];
}
