export { metallbChart } from './metallb-chart.ts';
export { needsFrr } from './needs-frr.ts';
