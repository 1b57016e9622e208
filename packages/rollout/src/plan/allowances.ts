import type { AllowedDeletes } from '../changes/thresholds.ts';

/** What a person allows. */
export interface Allowances {
  /** Take over what nobody reconciles. */
  readonly adopt: boolean;
  /** Take back fields that somebody else has changed. */
  readonly forceConflicts: boolean;
  /** Operators to install although their CRDs are there. */
  readonly install: ReadonlySet<string>;
  readonly deletes: AllowedDeletes;
  /** A network that Argo CD, Flux or K3s delivers can be reviewed, and not applied. */
  readonly otherDelivery: boolean;
}
