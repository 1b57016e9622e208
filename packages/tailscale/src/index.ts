export { hasOneHostname, hasRole, hasRolesOfOneKind, isHostnameOfOne, isRoute } from './kinds/conditions.ts';
export { renderTailnetPolicy, tailnetPolicy, type TailnetPolicy } from './tailnet-policy.ts';
export { tailscaleChart } from './tailscale-chart.ts';
export { tailscaleDrawing } from './tailscale-drawing.ts';
export { toValues } from './to-values.ts';
