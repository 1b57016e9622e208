export { evaluatePolicies } from './evaluate-policies.ts';
export { PolicyIndex, type PolicyLookup } from './policy-index.ts';
export type { Policy, PolicySpec } from './policy.ts';
export type { Party, PodParty, Traffic } from './traffic.ts';
export type { DirectionVerdict, OpenReason, PolicyVerdict } from './verdict.ts';
