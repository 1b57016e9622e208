export { renderClusterFw } from './cfg/cluster-fw.ts';
export type { ProxmoxFile } from './cfg/files.ts';
export { renderInterfaces } from './cfg/interfaces.ts';
export { toShell, type Command } from './cfg/pvesh.ts';
export { renderSubnetsCfg, renderVnetsCfg, renderZonesCfg } from './cfg/sdn-cfg.ts';
export { proxmoxSdnChart } from './proxmox-sdn-chart.ts';
export { renderProxmox, type Rendered, type Step } from './render-proxmox.ts';
