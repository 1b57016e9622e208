export { evaluatePolicies } from './evaluate-policies.ts';
export { PolicyIndex } from './policy-index.ts';
export type {
  EgressRule,
  IngressRule,
  IpBlock,
  Labels,
  Peer,
  Policy,
  PolicyPort,
  PolicySpec,
  Protocol,
  Requirement,
  Selector,
} from './policy.ts';
export type { NamedPort, NodeParty, OutsideParty, Party, PodParty, Traffic } from './traffic.ts';
export type { AllowingRule, DirectionVerdict, OpenReason, PolicyVerdict } from './verdict.ts';
