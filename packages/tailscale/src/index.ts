export { renderTailnetPolicy, tailnetPolicy, type TailnetPolicy } from './tailnet-policy.ts';
export { tailscaleChart } from './tailscale-chart.ts';
export { toValues } from './to-values.ts';
