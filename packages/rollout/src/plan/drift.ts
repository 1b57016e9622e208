import type { Plain } from '@netloom/chart-kit';
import type { ObjectRef } from '@netloom/cluster';

/** An object that somebody edited or deleted in the cluster after it was installed. */
export interface Drift extends ObjectRef {
  readonly state: 'edited' | 'deleted';
  /** Who manages the edited fields now, as the server knows them; null where it does not. */
  readonly by: string | null;
  readonly fields: readonly DriftedField[];
}

/** A field that what was installed would set otherwise; a value that is not there is not set. */
export interface DriftedField {
  readonly path: string;
  readonly installed?: Plain;
  readonly live?: Plain;
  /** What the file says of it: still what was installed, something else, or what is live. */
  readonly file: 'keeps' | 'changes' | 'agrees';
}
