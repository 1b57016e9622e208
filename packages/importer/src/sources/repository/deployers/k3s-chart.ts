import { k3sValues } from '../../helm/release-values.ts';
import { groupOfTree, idOf } from '../../object.ts';
import { textAt } from '../../tree/nodes.ts';
import type { Deployer } from '../deployer.ts';

/** HelmCharts and HelmChartConfigs of K3s. https://docs.k3s.io/add-ons/helm */
export const k3sChart: Deployer = {
  matches: (object) => groupOfTree(object) === 'helm.cattle.io',
  order: 'objects',
  readsUnapplied: true,
  apply: (chart, context, applying) => {
    const kind = textAt(chart, 'kind');
    if (kind !== 'HelmChart' && kind !== 'HelmChartConfig') return;
    const { name } = idOf(chart);
    applying.addChart(
      {
        name: textAt(chart, 'spec', 'chart') ?? name,
        repository: textAt(chart, 'spec', 'repo'),
        version: textAt(chart, 'spec', 'version'),
        release: name,
        namespace: textAt(chart, 'spec', 'targetNamespace') ?? context.namespace,
        values: k3sValues(chart),
        stated: chart,
        from: kind,
      },
      context,
    );
  },
};
