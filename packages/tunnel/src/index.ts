export { toNetworkPolicy } from './to-network-policy.ts';
export { toRules } from './to-rules.ts';
export { tunnelChart } from './tunnel-chart.ts';
export { tunnelDrawing } from './tunnel-drawing.ts';
