import type { Severity } from './diagnostic.ts';
import type { Edit } from './edit.ts';
import type { Origin } from './origin.ts';

/** One thing that can be wrong. `Rule<NetworkFacts>` fits a list of `Rule<ReachFacts>`: check is contravariant. */
export interface Rule<Facts> {
  readonly code: string;
  readonly severity: Severity;
  /** What the rule requires, in one sentence. */
  readonly description: string;
  readonly check: (facts: Facts) => Iterable<Finding>;
}

/** What a rule found: origins, no lines. `place` makes the Diagnostic. */
export interface Finding {
  readonly message: string;
  /** Where the rule's own severity does not fit this case. */
  readonly severity?: Severity;
  readonly at: Origin;
  readonly related?: readonly RelatedPlace[];
  readonly help?: string;
  readonly fix?: Fix;
}

/** Another place that a finding is about. */
export interface RelatedPlace {
  readonly message: string;
  readonly at: Origin;
}

export interface Fix {
  /** What it does, e.g. `pin 1.22.0`. */
  readonly title: string;
  readonly edits: readonly Edit[];
}
