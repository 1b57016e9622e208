import type { Refusal as ApplyRefusal } from '../apply/plan.ts';

/** Why a plan is not to be applied, and the way out. */
export interface Refusal {
  readonly code:
    | 'immutable'
    | 'too-many-deletes'
    | 'checksum-differs'
    | 'other-network'
    | 'server-refuses'
    | ApplyRefusal['code'];
  readonly message: string;
  readonly help: string;
}
