import { dirname } from 'node:path/posix';
import type { Helm } from '@netloom/helm';
import type { ChartValues } from '../chart-values.ts';
import type { Folder } from '../folder/folder.ts';
import { type ChartFolder, chartOf } from '../helm/chart-folder.ts';
import { KustomizeBuilder } from '../kustomize/build.ts';
import { isComponent, isKustomizationFile, kustomizationOf } from '../kustomize/kustomization.ts';
import type { Liveness, LiveObject } from '../live-object.ts';
import { markAlternatives } from './alternatives.ts';
import { Applier } from './applier.ts';
import { type ApplyContext, LIVE, within } from './context.ts';
import { appliesFiles, coverageOf } from './deployers.ts';
import { findOverlays, type Overlays } from './overlays.ts';
import { ownRepository } from './own-repository.ts';
import { clusterOfPath, livenessOfPath } from './paths.ts';
import { RawIndex, type RawObject, readRawObjects } from './raw-objects.ts';
import { findRootChart } from './root-chart.ts';
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
  const raw = readRawObjects(folder);
  const builder = new KustomizeBuilder(folder);
  const applier = new Applier({
    folder,
    builder,
    index: new RawIndex(raw),
    isOwn: ownRepository(folder, raw),
    helm: options.helm,
    signal: options.signal,
  });
  const plan = planOf(folder, builder, raw);
  for (const { file, tree } of plan.deployers) {
    applier.apply(tree, 'manifest', contextOf(file, LIVE, clusterOfPath(file) ?? clusterOfTarget(tree)));
  }
  for (const path of plan.appliedRoots) applyRoot(path, LIVE);
  await applier.finish();
  const root = plan.hasDeployers
    ? null
    : await findRootChart(plan.charts, { folder, helm: options.helm, signal: options.signal }, builder);
  if (root !== null) {
    addChart(root, LIVE);
    await applier.finish();
  }

  // what charts of Applications apply is known by now
  const isApplied = (file: string): boolean => plan.isCovered(file) || applier.applied.has(file);
  const isManaged = raw.filter(({ file }) => isApplied(file)).length * 2 > raw.length;
  const rest: Liveness =
    isManaged && !applier.isPartial
      ? { state: 'alternative', why: 'nothing in the repository applies it' }
      : LIVE;
  for (const path of plan.otherRoots) {
    if (!applier.applied.has(kustomizationOf(folder, path)?.file ?? '')) applyRoot(path, rest);
  }
  for (const { file, tree } of plan.others) {
    if (applier.applied.has(file)) continue;
    const leftOut = kustomizationOf(folder, dirname(file));
    const own: Liveness =
      leftOut === null || isComponent(leftOut.tree)
        ? rest
        : { state: 'disabled', why: 'the kustomization beside it leaves it out' };
    applier.apply(tree, 'manifest', contextOf(file, own, clusterOfPath(file)));
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
      cluster: clusterOfPath(found.file) ?? '',
      liveness: within(livenessOfPath(found.file) ?? LIVE, state),
    });
  }
  return { objects: markAlternatives(applier.objects), charts: applier.charts };

  function applyRoot(path: string, state: Liveness): void {
    const build = builder.build(path);
    if (build === null) return;
    const overlay = plan.overlays.get(path);
    const context = contextOf(
      `${path}/`,
      within(state, overlay?.liveness ?? LIVE),
      clusterOfPath(path) ?? overlay?.cluster ?? null,
    );
    applier.applyBuild(build, context);
  }

  function addChart(chart: ChartFolder, state: Liveness): void {
    const context = contextOf(`${chart.path}/`, state, clusterOfPath(chart.path));
    applier.addLocalChart(
      { chart, release: chart.name, namespace: chart.name, values: undefined, stated: chart.tree },
      context,
    );
  }
}

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

interface Plan {
  /** Applications and their like that nothing else applies. */
  readonly deployers: readonly RawObject[];
  /** Folders of kustomizations that nothing else uses, and that are how the GitOps tool itself is set up. */
  readonly appliedRoots: readonly string[];
  readonly otherRoots: readonly string[];
  readonly overlays: Overlays;
  /** Objects that no kustomization and no GitOps tool applies. */
  readonly others: readonly RawObject[];
  /** The charts of the repository; those inside another are that chart's affair. */
  readonly charts: readonly ChartFolder[];
  readonly hasDeployers: boolean;
  /** Whether a deployer applies a file. */
  readonly isCovered: (file: string) => boolean;
}

function planOf(folder: Folder, builder: KustomizeBuilder, raw: readonly RawObject[]): Plan {
  const roots = kustomizationRoots(folder, builder);
  // an example applies nothing
  const deployers = raw.filter(({ file, tree }) => appliesFiles(tree) && livenessOfPath(file) === null);
  const coverage = new Map<string, Set<string>>();
  for (const { file, tree } of deployers) addUsers(coverage, coverageOf(tree, folder, builder), file);
  const isCovered = (file: string, except: string | null): boolean =>
    [...(coverage.get(file) ?? [])].some((user) => user !== except);
  const freeRoots = roots.filter((path) => !isCovered(kustomizationOf(folder, path)?.file ?? '', null));
  const rooted = new Map<string, Set<string>>();
  for (const path of freeRoots) addUsers(rooted, builder.build(path)?.files ?? [], path);
  const isLiveRoot = (path: string): boolean => livenessOfPath(`${path}/`) === null;
  const deployed = new Set(deployers.flatMap(({ file }) => [...(rooted.get(file) ?? [])]));
  const appliedRoots = freeRoots.filter((path) => deployed.has(path) && isLiveRoot(path));
  const isRooted = (file: string): boolean => [...(rooted.get(file) ?? [])].some(isLiveRoot);
  const first = deployers.filter(({ file }) => !isCovered(file, file) && !isRooted(file));
  const inBuilds = new Set(folder.folders.flatMap((path) => [...(builder.build(path)?.files ?? [])]));
  const known = new Set(deployers);
  return {
    // where all apply one another, any is the first
    deployers: first.length + appliedRoots.length > 0 ? first : deployers,
    appliedRoots,
    otherRoots: freeRoots.filter((path) => !appliedRoots.includes(path)),
    overlays: findOverlays(
      freeRoots.filter((path) => !appliedRoots.includes(path)),
      builder,
    ),
    others: raw.filter((one) => !isCovered(one.file, null) && !inBuilds.has(one.file) && !known.has(one)),
    charts: outerCharts(folder),
    hasDeployers: deployers.length > 0,
    isCovered: (file) => isCovered(file, null),
  };
}

function addUsers(users: Map<string, Set<string>>, files: Iterable<string>, user: string): void {
  for (const file of files) users.set(file, (users.get(file) ?? new Set()).add(user));
}

/** The folders of kustomizations that no other kustomization uses. */
function kustomizationRoots(folder: Folder, builder: KustomizeBuilder): readonly string[] {
  const folders = [...folder.files.keys()].filter(isKustomizationFile).map(dirname);
  const known = [...new Set(folders)].filter((path) => {
    const kustomization = kustomizationOf(folder, path);
    return kustomization !== null && !isComponent(kustomization.tree);
  });
  const used = new Set(known.flatMap((path) => [...(builder.build(path)?.bases ?? [])]));
  return known.filter((path) => !used.has(path));
}

function outerCharts(folder: Folder): readonly ChartFolder[] {
  const charts = folder.folders.flatMap((path) => chartOf(folder, path) ?? []);
  return charts.filter(
    ({ path }) => !charts.some((outer) => outer.path !== path && isInside(path, outer.path)),
  );
}

function isInside(path: string, outer: string): boolean {
  return outer === '.' ? path !== '.' : path.startsWith(`${outer}/`);
}
