export { countObjects, type ObjectCount } from './charts/count-objects.ts';
export { packageChart, type PackageChart } from './charts/package-chart.ts';
export { stageUmbrella, type StageUmbrella } from './charts/stage-umbrella.ts';
export { templateUmbrella, type TemplateUmbrella } from './charts/template-umbrella.ts';
export { deliver, drawDelivery } from './deliver.ts';
export { HelmChart } from './operators/helm-chart.ts';
export type { Sign } from './publish/chart-content.ts';
export { findCredentials, type Credentials, type FoundCredentials } from './publish/credentials.ts';
export {
  compareChart,
  publishChart,
  type ChartState,
  type PublishChart,
  type PublishedChart,
  type Release,
} from './publish/publish-chart.ts';
export { PublishFailed } from './publish/publish-failed.ts';
export { Registry, type RegistryOptions } from './publish/registry.ts';
export {
  mergeReleases,
  readRelease,
  renderRelease,
  writeWhole,
  type Commit,
  type ReleasedChart,
} from './publish/release-file.ts';
export { parseRepository, type Repository } from './publish/repository.ts';
export { renderSbom } from './publish/sbom.ts';
