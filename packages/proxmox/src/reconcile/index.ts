export { applySdn } from './apply-sdn.ts';
export { toDesired, type DesiredSdn } from './desired-sdn.ts';
export { applyFirewall, type FirewallApplying } from './firewall/apply-firewall.ts';
export { toDesiredFirewall, type DesiredFirewall } from './firewall/desired-firewall.ts';
export { FirewallFailed, type FirewallLeft } from './firewall/firewall-failed.ts';
export { isEmptyFirewall, type FirewallPlan, type FirewallRefusal } from './firewall/firewall-plan.ts';
export { FirewallRecord, type FirewallStore } from './firewall/firewall-record.ts';
export { observeAndPlanFirewall, type FirewallReconciling } from './firewall/observe-firewall.ts';
export type { Knock } from './firewall/observe-hosts.ts';
export { printFirewallPlan } from './firewall/print-firewall-plan.ts';
export { turnOnFirewall } from './firewall/turn-on-firewall.ts';
export type { TrialTimes, TurningOn } from './firewall/turning-on.ts';
export { observeAndPlan, type Reconciling } from './observe-and-plan.ts';
export { ApplyFailed, type Left } from './outcome.ts';
export { planSdn, type PlanOptions } from './plan-sdn.ts';
export { isEmpty, type Refusal, type SdnPlan } from './plan.ts';
export {
  previewInterfaces,
  printInterfacesPreview,
  type InterfacesPreview,
  type Previewing,
} from './preview-interfaces.ts';
export { planJson, printPlan } from './print-plan.ts';
export type { ObservedSdn } from './read-sdn.ts';
export type { Applying } from './run.ts';
export { SdnRecord, type SdnStore } from './sdn-record.ts';
