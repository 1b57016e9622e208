export { Connector } from './kinds/connector.ts';
export { DNSConfig } from './kinds/dns-config.ts';
export { ProxyClass } from './kinds/proxy-class.ts';
export { renderTailnetPolicy, tailnetPolicy, type TailnetPolicy } from './tailnet-policy.ts';
export { tailscaleChart } from './tailscale-chart.ts';
