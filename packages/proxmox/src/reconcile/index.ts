export { applyFirewall } from './firewall/apply-firewall.ts';
export { toDesiredFirewall, type DesiredFirewall } from './firewall/desired-firewall.ts';
export { isEmptyFirewall, type FirewallPlan } from './firewall/firewall-plan.ts';
export { FirewallRecord, type FirewallStore } from './firewall/firewall-record.ts';
export { observeAndPlanFirewall, type FirewallReconciling } from './firewall/observe-firewall.ts';
export type { Knock } from './firewall/observe-hosts.ts';
export { printFirewallPlan } from './firewall/print-firewall-plan.ts';
export { turnOnFirewall } from './firewall/turn-on-firewall.ts';
export { ApplyFailed } from './outcome.ts';
export { planJson } from './plan-json.ts';
export { applySdn } from './sdn/apply-sdn.ts';
export { toDesired, type DesiredSdn } from './sdn/desired-sdn.ts';
export { observeAndPlan, type Reconciling } from './sdn/observe-and-plan.ts';
export {
  previewInterfaces,
  printInterfacesPreview,
  type InterfacesPreview,
} from './sdn/preview-interfaces.ts';
export { printPlan } from './sdn/print-sdn-plan.ts';
export { isEmpty, type SdnPlan } from './sdn/sdn-plan.ts';
export { SdnRecord, type SdnStore } from './sdn/sdn-record.ts';
