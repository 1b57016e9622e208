export { evaluatePolicies } from './evaluate-policies.ts';
export { PolicyIndex } from './policy-index.ts';
export type {
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  IpBlock,
  Labels,
  NetworkPolicyPeer,
  Policy,
  NetworkPolicyPort,
  NetworkPolicySpec,
  Protocol,
  LabelSelectorRequirement,
  LabelSelector,
} from './policy.ts';
export type { NamedPort, NodeParty, OutsideParty, Party, PodParty, Traffic } from './traffic.ts';
export type { AllowingRule, DirectionVerdict, OpenReason, PolicyVerdict } from './verdict.ts';
