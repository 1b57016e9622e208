import type { ChartFolder } from '../helm/chart-folder.ts';
import type { KustomizeBuilder } from '../kustomize/build.ts';
import { coverageOf } from './deployers.ts';
import { renderPending, type RenderInput } from './local-chart.ts';
import { livenessOfPath } from './paths.ts';

const APPLICATION = /^\s*kind:\s*["']?Application(?:Set)?["']?\s*$/m;

/**
 * The chart of Applications from which the others come, and that a person installs: of those that hold Applications, the
 * only one that no other of them applies. null where there is none, or it could be one of several.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
 */
export async function findRootChart(
  charts: readonly ChartFolder[],
  input: RenderInput,
  builder: KustomizeBuilder,
): Promise<ChartFolder | null> {
  const { folder } = input;
  const candidates = charts.filter(
    ({ path }) =>
      livenessOfPath(`${path}/`) === null &&
      templatesOf(path, input).some((file) => APPLICATION.test(folder.text(file) ?? '')),
  );
  const [only, ...more] = candidates;
  if (only === undefined || more.length === 0) return only ?? null;
  const covered = new Set<string>();
  for (const chart of candidates) {
    const release = {
      chart,
      release: chart.name,
      namespace: 'argocd',
      values: undefined,
      stated: chart.tree,
    };
    for (const object of (await renderPending(release, input)) ?? []) {
      for (const file of coverageOf(object, folder, builder)) covered.add(file);
    }
  }
  const roots = candidates.filter(({ path }) => !covered.has(`${path}/Chart.yaml`));
  return roots.length === 1 ? (roots[0] ?? null) : null;
}

function templatesOf(path: string, { folder }: RenderInput): readonly string[] {
  return folder.filesBelow(path === '.' ? 'templates' : `${path}/templates`);
}
