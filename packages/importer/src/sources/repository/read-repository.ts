import { dirname } from 'node:path/posix';
import type { Helm } from '@netloom/helm';
import type { ChartValues } from '../chart-values.ts';
import type { Folder } from '../folder/folder.ts';
import type { ChartFolder } from '../helm/chart-folder.ts';
import { KustomizeBuilder } from '../kustomize/build.ts';
import { isComponent, kustomizationOf } from '../kustomize/kustomization.ts';
import type { Liveness, LiveObject } from '../live-object.ts';
import { readTemplates } from '../machines/ansible/read-templates.ts';
import { groupOfTree } from '../object.ts';
import { markAlternatives } from './alternatives.ts';
import { Applier } from './applier.ts';
import { type ApplyContext, LIVE, within } from './context.ts';
import { applyHelmfile, findHelmfiles } from './helmfile.ts';
import { ownRepository } from './own-repository.ts';
import { clusterOfPath, livenessOfPath } from './paths.ts';
import { planOf } from './plan.ts';
import { RawIndex, type RawObject, readRawObjects } from './raw-objects.ts';
import { findRootChart } from './root-chart.ts';
import { applyTerraform, findTerraformResources } from './terraform.ts';
import { findValuesFiles } from './values-files.ts';

/** What the Kubernetes side of a folder gives. */
export interface RepositoryContent {
  readonly objects: readonly LiveObject[];
  readonly charts: readonly ChartValues[];
}

export interface ReadRepositoryOptions {
  readonly helm: (() => Promise<Helm>) | null;
  readonly signal?: AbortSignal | undefined;
}

/** Reads all manifests of a folder, and applies what its GitOps tools would apply. */
export async function readRepository(
  folder: Folder,
  options: ReadRepositoryOptions,
): Promise<RepositoryContent> {
  const raw = [...readRawObjects(folder), ...readTemplates(folder)];
  const builder = new KustomizeBuilder(folder);
  const index = new RawIndex(raw);
  const isOwn = ownRepository(folder, raw, index);
  const applier = new Applier({
    folder,
    builder,
    index,
    isOwn,
    helm: options.helm,
    signal: options.signal,
  });
  const plan = planOf({ folder, builder, raw, index, isOwn });
  const { clusterOf } = plan;
  for (const { file, tree } of plan.deployers) {
    applier.apply(tree, 'manifest', contextOf(file, LIVE, clusterOf(file) ?? clusterOfTarget(tree)));
  }
  for (const path of plan.appliedRoots) applyRoot(path, LIVE);
  for (const helmfile of findHelmfiles(folder)) {
    const { file } = helmfile;
    applyHelmfile(helmfile, contextOf(file, LIVE, clusterOf(file)), applier.applying);
  }
  for (const resource of findTerraformResources(folder)) {
    const { file } = resource;
    applyTerraform(resource, contextOf(file, LIVE, clusterOf(file)), applier.applying);
  }
  await applier.finish();
  const root = plan.hasDeployers
    ? null
    : await findRootChart(plan.charts, { folder, helm: options.helm, signal: options.signal }, builder);
  if (root !== null) {
    const { chart, own } = root;
    const path = `${chart.path}/`;
    if (own === null) addChart(chart, LIVE);
    else applier.apply(own, 'chart', contextOf(path, LIVE, clusterOf(path)));
    await applier.finish();
  }

  // what charts of Applications apply is known by now
  const isApplied = (file: string): boolean => plan.isCovered(file) || applier.applied.has(file);
  const isManaged = raw.filter(({ file }) => isApplied(file)).length * 2 > raw.length;
  const rest: Liveness =
    isManaged && !applier.isPartial
      ? { state: 'alternative', why: 'nothing in the repository applies it' }
      : LIVE;
  for (const { file, tree } of raw) {
    const state = plan.leftOut.get(tree);
    if (state !== undefined) applier.apply(tree, 'manifest', contextOf(file, state, clusterOf(file)));
  }
  for (const path of plan.otherRoots) {
    if (!applier.applied.has(kustomizationOf(folder, path)?.file ?? '')) applyRoot(path, rest);
  }
  const roots = new Set(plan.deployers.map(({ file }) => file));
  for (const { file, tree } of plan.others) {
    if (roots.has(file)) {
      applier.apply(tree, 'manifest', contextOf(file, LIVE, clusterOf(file)));
    }
    if (roots.has(file) || applier.applied.has(file)) continue;
    const leftOut = kustomizationOf(folder, dirname(file));
    const isFree = leftOut === null || isComponent(leftOut.tree);
    // K3s applies them itself, from the disk of a server
    const free = groupOfTree(tree) === 'helm.cattle.io' ? LIVE : rest;
    applier.apply(tree, 'manifest', contextOf(file, isFree ? free : LEFT_OUT, clusterOf(file)));
  }
  for (const chart of plan.charts) {
    if (applier.released.has(chart.path)) continue;
    const isLive = chart.dependencies.length > 0 && rest.state === 'live' && root === null;
    addChart(chart, isLive ? LIVE : UNRELEASED);
  }
  await applier.finish();
  for (const found of findValuesFiles(folder, applier.used)) {
    const isReleased = applier.charts.some(
      ({ chart, liveness }) => chart === found.chart && liveness.state === 'live',
    );
    const state = isReleased ? ALTERNATIVE_VALUES : rest;
    applier.charts.push({
      ...found,
      cluster: clusterOf(found.file) ?? '',
      liveness: within(livenessOfPath(found.file) ?? LIVE, state),
    });
  }
  return { objects: markAlternatives(applier.objects), charts: applier.charts };

  function applyRoot(path: string, state: Liveness): void {
    const build = builder.build(path);
    if (build === null) return;
    const overlay = plan.overlays.get(path);
    const context = contextOf(`${path}/`, within(state, overlay?.liveness ?? LIVE), clusterOf(`${path}/`));
    applier.applyBuild(build, context);
  }

  function addChart(chart: ChartFolder, state: Liveness): void {
    const context = contextOf(`${chart.path}/`, state, clusterOf(`${chart.path}/`));
    applier.addLocalChart(
      { chart, release: chart.name, namespace: chart.name, values: undefined, stated: chart.tree },
      context,
    );
  }
}

const LEFT_OUT: Liveness = { state: 'disabled', why: 'the kustomization beside it leaves it out' };
const UNRELEASED: Liveness = { state: 'alternative', why: 'the repository states no release of the chart' };
const ALTERNATIVE_VALUES: Liveness = {
  state: 'alternative',
  why: 'the release of the chart states its own values',
};

function contextOf(path: string, state: Liveness, cluster: string | null): ApplyContext {
  return {
    cluster: cluster ?? '',
    liveness: within(livenessOfPath(path) ?? LIVE, state),
    namespace: undefined,
    variables: null,
    near: path,
  };
}

/** `home` of a Kustomization of Flux for `clusters/home`. */
function clusterOfTarget(tree: RawObject['tree']): string | null {
  const path = tree.entries.get('spec')?.value;
  const value = path?.kind === 'mapping' ? path.entries.get('path')?.value : undefined;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? clusterOfPath(value.value) : null;
}
