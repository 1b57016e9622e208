import { resolvePath } from '../../folder/folder.ts';
import { type ChartFolder, chartOf } from '../../helm/chart-folder.ts';
import { releaseValues } from '../../helm/release-values.ts';
import { groupOfTree, idOf } from '../../object.ts';
import type { Tree, TreeMapping } from '../../tree.ts';
import { at, textAt } from '../../tree/nodes.ts';
import type { ApplyContext } from '../context.ts';
import type { Applying, Deployer } from '../deployer.ts';

/** HelmReleases of Flux. https://fluxcd.io/flux/components/helm/helmreleases/ */
export const helmRelease: Deployer = {
  matches: (object) => groupOfTree(object) === 'helm.toolkit.fluxcd.io',
  order: 'charts',
  readsUnapplied: true,
  apply: applyRelease,
};

function applyRelease(release: TreeMapping, context: ApplyContext, applying: Applying): void {
  const { name, namespace: own } = idOf(release);
  const find = (kind: string, wanted: string): Tree | undefined =>
    applying.findApplied(kind, wanted, context);
  const values = releaseValues(release, find);
  const namespace = textAt(release, 'spec', 'targetNamespace') ?? own ?? context.namespace;
  const written = textAt(release, 'spec', 'releaseName') ?? name;
  const reference = at(release, 'spec', 'chartRef') ?? at(release, 'spec', 'chart', 'spec', 'sourceRef');
  const kind = textAt(reference, 'kind') ?? '';
  const source = find(kind, textAt(reference, 'name') ?? '');
  const chart = textAt(release, 'spec', 'chart', 'spec', 'chart') ?? textAt(source, 'spec', 'chart');
  const url = textAt(source, 'spec', 'url');
  const local = kind === 'GitRepository' && chart !== undefined ? localChart(chart, url, applying) : null;
  if (local !== null) {
    applying.addLocalChart(
      { chart: local, release: written, namespace: namespace ?? 'default', values, stated: release },
      context,
    );
    return;
  }
  applying.addChart(
    {
      name: chart ?? url ?? textAt(reference, 'name'),
      repository: url,
      version: textAt(release, 'spec', 'chart', 'spec', 'version') ?? textAt(source, 'spec', 'ref', 'tag'),
      release: written,
      namespace,
      values,
      stated: release,
      from: 'HelmRelease',
    },
    context,
  );
}

function localChart(chart: string, url: string | undefined, { folder, isOwn }: Applying): ChartFolder | null {
  const path = resolvePath('.', chart);
  return path === null || (url !== undefined && !isOwn(url)) ? null : chartOf(folder, path);
}
