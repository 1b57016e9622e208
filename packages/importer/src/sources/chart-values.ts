import type { Liveness } from './live-object.ts';
import type { Tree } from './tree.ts';

/** What states the values of a chart. */
export type ChartSource =
  | 'HelmRelease'
  | 'Application'
  | 'Helmfile'
  | 'Terraform'
  | 'HelmChart'
  | 'HelmChartConfig'
  | 'kustomization'
  | 'dependency'
  | 'values-file';

/** The values of a chart, which is not in the repository: its templates are not known here. */
export interface ChartValues {
  /** As its publisher names it: `metallb`. */
  readonly chart: string;
  readonly repository?: string;
  readonly version?: string;
  /** The release's name; the chart's where no release is named. */
  readonly release: string;
  readonly namespace?: string;
  /** All values merged as Helm does it. */
  readonly tree: Tree;
  /** What states the release as a whole: the place for what no value says. */
  readonly stated: Tree;
  readonly from: ChartSource;
  readonly cluster: string;
  readonly liveness: Liveness;
}
