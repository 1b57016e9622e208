import type { ChartFolder } from '../helm/chart-folder.ts';
import type { KustomizeBuilder } from '../kustomize/build.ts';
import type { TreeMapping } from '../tree.ts';
import { coverageOf } from './deployers.ts';
import { renderPending, type RenderInput } from './local-chart.ts';
import { livenessOfPath } from './paths.ts';

const APPLICATION = /^\s*kind:\s*["']?Application(?:Set)?["']?\s*$/m;

/** A chart of Applications that a person installs, and the Application among them that applies it from then on. */
export interface RootChart {
  readonly chart: ChartFolder;
  readonly own: TreeMapping | null;
}

/**
 * The chart of Applications from which the others come: of those that hold Applications, the only one that no other of them
 * applies. null where there is none, or it could be one of several.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
 */
export async function findRootChart(
  charts: readonly ChartFolder[],
  input: RenderInput,
  builder: KustomizeBuilder,
): Promise<RootChart | null> {
  const { folder } = input;
  const candidates = charts.filter(
    ({ path }) =>
      livenessOfPath(`${path}/`) === null &&
      templatesOf(path, input).some((file) => APPLICATION.test(folder.text(file) ?? '')),
  );
  const covered = new Set<string>();
  const own = new Map<string, TreeMapping>();
  for (const chart of candidates) {
    const release = {
      chart,
      release: chart.name,
      namespace: 'argocd',
      values: undefined,
      stated: chart.tree,
    };
    for (const object of (await renderPending(release, input)) ?? []) {
      const files = coverageOf(object, folder, builder);
      if (files.has(`${chart.path}/Chart.yaml`)) own.set(chart.path, object);
      else for (const file of files) covered.add(file);
    }
  }
  const [root, ...others] = candidates.filter(({ path }) => !covered.has(`${path}/Chart.yaml`));
  if (root === undefined || others.length > 0) return null;
  return { chart: root, own: own.get(root.path) ?? null };
}

function templatesOf(path: string, { folder }: RenderInput): readonly string[] {
  return folder.filesBelow(path === '.' ? 'templates' : `${path}/templates`);
}
