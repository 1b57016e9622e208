export { CHARTS, SUBCHARTS } from './charts.ts';
export { netloomChart } from './netloom-chart.ts';
export { NetloomValues } from './values.ts';
