export { archiveName } from './archive-name.ts';
export { countObjects, type ObjectCount } from './count-objects.ts';
export { packageChart, type PackageInput } from './package-chart.ts';
export { stageUmbrella, type StageInput } from './stage-umbrella.ts';
export { templateUmbrella, type TemplateInput } from './template-umbrella.ts';
export { umbrellaPath } from './umbrella-path.ts';
