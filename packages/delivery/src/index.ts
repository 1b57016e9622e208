export { countObjects, type ObjectCount } from './charts/count-objects.ts';
export { packageChart, type PackageChart } from './charts/package-chart.ts';
export { stageUmbrella, type StageUmbrella } from './charts/stage-umbrella.ts';
export { templateUmbrella, type TemplateUmbrella } from './charts/template-umbrella.ts';
export { deliver } from './deliver.ts';
