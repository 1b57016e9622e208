export { tunnelChart } from './tunnel-chart.ts';
