import type { Refusal as ApplyRefusal } from '../apply/plan.ts';

/** Why a plan is not to be applied, and the way out. */
export interface Refusal {
  readonly code: ApplyRefusal['code'];
  readonly message: string;
  readonly help: string;
}
