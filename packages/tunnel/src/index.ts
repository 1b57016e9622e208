export { inMatchingOrder } from './rule-order.ts';
export { tunnelChart } from './tunnel-chart.ts';
