export { applyFirewall } from './firewall/apply-firewall.ts';
export { toDesiredFirewall, type DesiredFirewall } from './firewall/desired-firewall.ts';
export { isEmptyFirewallPlan, type FirewallPlan } from './firewall/firewall-plan.ts';
export { FirewallRecord, type FirewallStore } from './firewall/firewall-record.ts';
export {
  observeAndPlanFirewall,
  observeFirewall,
  type FirewallReconcileInput,
} from './firewall/observe-firewall.ts';
export type { TcpProbe } from './firewall/observe-hosts.ts';
export { printFirewallPlan } from './firewall/print-firewall-plan.ts';
export { turnOnFirewall } from './firewall/turn-on-firewall.ts';
export { ownState, type ObservedFirewall } from './firewall/read-firewall.ts';
export type { FirewallWrite } from './firewall/firewall-write.ts';
export { printRule } from './firewall/rule-options.ts';
export { ApplyFailed } from './outcome.ts';
export { valueText } from './plan-lines.ts';
export { proxmoxPlanJson } from './plan-json.ts';
export { applySdn } from './sdn/apply-sdn.ts';
export { toDesiredSdn, type DesiredSdn } from './sdn/desired-sdn.ts';
export { pendingObjects } from './sdn/classify-pending.ts';
export { readHostStatus, type HostStatus } from './sdn/host-status.ts';
export { observeAndPlanSdn, observeSdn, type SdnReconcileInput } from './sdn/observe-sdn.ts';
export {
  previewInterfaces,
  printInterfacesPreview,
  type InterfacesPreview,
} from './sdn/preview-interfaces.ts';
export { printSdnPlan } from './sdn/print-sdn-plan.ts';
export { type ObservedObject, type ObservedSdn } from './sdn/read-sdn.ts';
export { problemsByHost } from './sdn/reload-log.ts';
export { keyOf, nameOf, sameOption, type SdnObject, type SdnOptions } from './sdn/sdn-object.ts';
export { isEmptySdnPlan, type SdnPlan } from './sdn/sdn-plan.ts';
export { SdnRecord, type SdnStore } from './sdn/sdn-record.ts';
