export { IngressRule } from './ingress-rule.ts';
export { inMatchingOrder } from './rule-order.ts';
export { tunnelChart } from './tunnel-chart.ts';
export { TunnelValues } from './values.ts';
