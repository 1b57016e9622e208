import type { Origin, Severity } from '@netloom/diagnostics';
import type { Mention } from './mention.ts';
import type { ProseFacts } from './prose-facts.ts';
import type { Statement } from './statement.ts';

/** A statement that contradicts the network. */
export interface ProseFinding {
  readonly message: string;
  /** Offsets in the file. */
  readonly at: { readonly start: number; readonly end: number };
  /** Where network.yaml says otherwise. */
  readonly related: readonly { readonly message: string; readonly at: Origin }[];
  readonly help: string;
  /** What the words at the place should be, where that is certain. */
  readonly replacement?: string;
}

/** One way in which prose can contradict a network. */
export interface ProseRule {
  readonly code: string;
  readonly severity: Severity;
  readonly description: string;
  readonly check: (statement: ReadStatement, facts: ProseFacts) => Iterable<ProseFinding>;
}

export interface ReadStatement extends Statement {
  readonly mentions: readonly Mention[];
}
