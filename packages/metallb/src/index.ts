export { isAggregationPossible } from './kinds/conditions.ts';
export { metallbChart } from './metallb-chart.ts';
export { metallbDrawing } from './metallb-drawing.ts';
export { needsFrr } from './needs-frr.ts';
