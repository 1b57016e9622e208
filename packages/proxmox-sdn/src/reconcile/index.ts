export { applySdn } from './apply-sdn.ts';
export { toDesired, type DesiredSdn } from './desired-sdn.ts';
export { observeAndPlan, type Reconciling } from './observe-and-plan.ts';
export { ApplyFailed, Refused, type Left } from './outcome.ts';
export { isEmpty, type Refusal, type SdnPlan } from './plan.ts';
export { planSdn, type PlanOptions } from './plan-sdn.ts';
export { planJson, printPlan } from './print-plan.ts';
export type { Applying } from './run.ts';
export { SdnRecord, type SdnStore } from './sdn-record.ts';
