export { CHARTS } from './charts.ts';
export { toSubchartValues } from './section.ts';
export { SUBCHARTS } from './subcharts.ts';
export { netloomChart } from './netloom-chart.ts';
export { NetloomValues } from './values.ts';
