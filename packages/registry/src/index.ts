export type { SignText } from './chart-content.ts';
export { findCredentials, type Credentials, type FoundCredentials } from './credentials.ts';
export {
  compareChart,
  publishChart,
  type ChartState,
  type PublishInput,
  type PublishedChart,
  type ChartRelease,
} from './publish-chart.ts';
export { Registry, type RegistryOptions } from './registry.ts';
export {
  mergeReleases,
  readRelease,
  renderRelease,
  writeWhole,
  type Commit,
  type ReleaseEntry,
} from './release-file.ts';
export { parseRepository, type Repository } from './repository.ts';
export { renderSbom } from './sbom.ts';
