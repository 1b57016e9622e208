import type { Helm } from '@netloom/helm';
import type { Folder } from '../folder/folder.ts';
import { isDependencyOff } from '../helm/chart-folder.ts';
import { mergeAll } from '../helm/release-values.ts';
import { type ChartRelease, defaultsOf, renderChart, whyNotRendered } from '../helm/render-chart.ts';
import type { TreeMapping } from '../tree.ts';
import { at } from '../tree/nodes.ts';
import { type ApplyContext, within } from './context.ts';
import type { StatedChart } from './stated-chart.ts';

/** A release of a chart of the repository that is not rendered yet. */
export interface PendingChart extends ChartRelease {
  readonly context: ApplyContext;
}

/** The charts that a chart of the repository depends on and that are not in the repository. */
export function dependenciesOf(
  { chart, release, namespace, values }: ChartRelease,
  context: ApplyContext,
  folder: Folder,
): readonly { readonly chart: StatedChart; readonly context: ApplyContext }[] {
  const all = mergeAll([defaultsOf(folder, chart), values]);
  return chart.dependencies
    .filter(({ repository }) => repository?.startsWith('file://') !== true)
    .map((dependency) => {
      const { name, repository, version, key, tree, conditions } = dependency;
      const why = `${conditions.join(', ')} is false`;
      const liveness = within(context.liveness, { state: 'disabled', why });
      return {
        chart: {
          ...{ name, repository, version, release, namespace },
          values: at(all, key),
          stated: tree,
          from: 'dependency',
        },
        context: isDependencyOff(dependency, all) ? { ...context, liveness } : context,
      };
    });
}

export interface RenderInput {
  readonly folder: Folder;
  /** null where charts are not rendered. */
  readonly helm: (() => Promise<Helm>) | null;
  readonly signal?: AbortSignal | undefined;
}

/** The objects that come of it: none without templates or Helm, null where they cannot be rendered. */
export async function renderPending(
  release: ChartRelease,
  { folder, helm, signal }: RenderInput,
): Promise<readonly TreeMapping[] | null> {
  signal?.throwIfAborted();
  const { path } = release.chart;
  const hasTemplates = folder.filesBelow(path === '.' ? 'templates' : `${path}/templates`).length > 0;
  if (!hasTemplates || helm === null) return [];
  try {
    return await renderChart(folder, await helm(), release);
  } catch (error) {
    signal?.throwIfAborted();
    folder.note(path === '.' ? 'Chart.yaml' : `${path}/Chart.yaml`, whyNotRendered(error));
    return null;
  }
}
