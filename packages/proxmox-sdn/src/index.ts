export { toShell } from './cfg/pvesh.ts';
export { NODE } from './node-image.ts';
export { FirewallValues } from './firewall-values.ts';
export { proxmoxSdnChart } from './proxmox-sdn-chart.ts';
export { proxmoxSdnDrawing } from './proxmox-sdn-drawing.ts';
export { renderProxmox, type RenderedProxmox } from './render-proxmox.ts';
export { toFirewall } from './to-firewall.ts';
export { toSdn } from './to-sdn.ts';
export { ProxmoxSdnValues } from './values.ts';
