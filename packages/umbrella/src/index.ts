export { netloomChart } from './netloom-chart.ts';
export { NetloomValues } from './values.ts';
