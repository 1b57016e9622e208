export { countObjects, type ObjectCount } from './count-objects.ts';
export { packageChart, type PackageChart } from './package-chart.ts';
export { stageUmbrella, type StageUmbrella } from './stage-umbrella.ts';
export { templateUmbrella, type TemplateUmbrella } from './template-umbrella.ts';
