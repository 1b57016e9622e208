import type { Origin } from '@netloom/diagnostics';

/** Something of the network that can be selected, searched and linked to. */
export interface Subject {
  readonly id: string;
  /** In a word or two, as the page calls it. */
  readonly kind: string;
  readonly label: string;
  /** What tells it from others of its kind, in a few words: an address, a namespace. */
  readonly detail: string;
  /** What is known of it, line by line. */
  readonly facts: readonly Fact[];
  /** Where it is written; null for what no line states. */
  readonly origin: Origin | null;
  /** As the start of a trace; null where no packets start there. */
  readonly from: string | null;
  /** As the target of a trace. */
  readonly to: string | null;
  /** The owner of its claims in the ledger; null where it claims nothing. */
  readonly owner: string | null;
  /** What it belongs to or leads to. */
  readonly related: readonly string[];
}

/** A name and its values: each is text, and shown as code where it is one. */
export interface Fact {
  readonly name: string;
  readonly values: readonly string[];
  readonly code?: true;
}
