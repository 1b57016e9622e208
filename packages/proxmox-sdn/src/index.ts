export { renderClusterFw } from './cfg/cluster-fw.ts';
export { renderInterfaces } from './cfg/interfaces.ts';
export { renderSubnetsCfg, renderVnetsCfg, renderZonesCfg } from './cfg/sdn-cfg.ts';
export { proxmoxSdnChart } from './proxmox-sdn-chart.ts';
export { RULE_PAGES, rules } from './rules/index.ts';
