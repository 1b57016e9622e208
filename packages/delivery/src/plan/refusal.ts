/** Why a plan is not to be applied, and the way out. */
export interface Refusal {
  readonly code: 'immutable' | 'too-many-deletes' | 'checksum-differs';
  readonly message: string;
  readonly help: string;
}
