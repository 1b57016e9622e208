import { dirname } from 'node:path/posix';
import type { Folder } from '../folder/folder.ts';
import { isFluxKustomization } from '../gitops/flux-kustomization.ts';
import { fluxFolder, isOwnFluxSource } from '../gitops/flux-source.ts';
import { type ChartFolder, chartOf } from '../helm/chart-folder.ts';
import type { KustomizeBuilder } from '../kustomize/build.ts';
import { isComponent, isKustomizationFile, kustomizationOf } from '../kustomize/kustomization.ts';
import type { Liveness } from '../live-object.ts';
import { findClusters } from './cluster-folders.ts';
import { appliesFiles, coverageOf } from './deployers.ts';
import { type Deployment, findLeftOut } from './left-out.ts';
import { findOverlays, type Overlays } from './overlays.ts';
import { type ClusterOf, livenessOfPath } from './paths.ts';
import type { RawIndex, RawObject } from './raw-objects.ts';

/** What of a repository is applied by what, and in which cluster, before anything is applied. */
export interface Plan {
  /** Applications and their like that nothing else applies. */
  readonly deployers: readonly RawObject[];
  /** Folders of kustomizations that nothing else uses, and that are how the GitOps tool itself is set up. */
  readonly appliedRoots: readonly string[];
  readonly otherRoots: readonly string[];
  readonly overlays: Overlays;
  /** Applications and their like that are not applied, though others beside them are. */
  readonly leftOut: ReadonlyMap<RawObject['tree'], Liveness>;
  /** Objects that no kustomization and no GitOps tool applies. */
  readonly others: readonly RawObject[];
  /** The charts of the repository; those inside another are that chart's affair. */
  readonly charts: readonly ChartFolder[];
  readonly hasDeployers: boolean;
  /** Whether a deployer applies a file. */
  readonly isCovered: (file: string) => boolean;
  readonly clusterOf: ClusterOf;
}

export interface PlanInput {
  readonly folder: Folder;
  readonly builder: KustomizeBuilder;
  readonly raw: readonly RawObject[];
  readonly index: RawIndex;
  readonly isOwn: (url: string) => boolean;
}

export function planOf({ folder, builder, raw, index, isOwn }: PlanInput): Plan {
  const roots = kustomizationRoots(folder, builder);
  // an example applies nothing
  const deployers = raw
    .filter(({ file, tree }) => appliesFiles(tree) && livenessOfPath(file) === null)
    .map(({ file, tree }): Deployment => {
      if (!isFluxKustomization(tree)) {
        return { file, tree, folder: null, files: coverageOf(tree, folder, builder) };
      }
      const sources = { find: (kind: string, name: string) => index.find(kind, name, file), isOwn };
      const path = isOwnFluxSource(tree, sources) ? fluxFolder(tree, folder) : null;
      const files = path === null ? new Set<string>() : coverageOf(tree, folder, builder);
      return { file, tree, folder: path, files };
    });
  const coverage = new Map<string, Set<string>>();
  for (const { file, files } of deployers) addUsers(coverage, files, file);
  const isCovered = (file: string, except: string | null): boolean =>
    [...(coverage.get(file) ?? [])].some((user) => user !== except);
  const freeRoots = roots.filter((path) => !isCovered(kustomizationOf(folder, path)?.file ?? '', null));
  const rooted = new Map<string, Set<string>>();
  for (const path of freeRoots) addUsers(rooted, builder.build(path)?.files ?? [], path);
  const isLiveRoot = (path: string): boolean => livenessOfPath(`${path}/`) === null;
  const deployed = new Set(deployers.flatMap(({ file }) => [...(rooted.get(file) ?? [])]));
  const appliedRoots = freeRoots.filter(
    (path) => deployed.has(path) && isLiveRoot(path) && !isListed(path, { folder, builder, coverage }),
  );
  const isRooted = (file: string): boolean => [...(rooted.get(file) ?? [])].some(isLiveRoot);
  const uncovered = deployers.filter(({ file }) => !isCovered(file, file) && !isRooted(file));
  const leftOut = findLeftOut(uncovered, deployers);
  const first = uncovered.filter(({ tree }) => !leftOut.has(tree));
  const inBuilds = new Set(folder.folders.flatMap((path) => [...(builder.build(path)?.files ?? [])]));
  const applying = new Set(deployers.map(({ tree }) => tree));
  const otherRoots = freeRoots.filter((path) => !appliedRoots.includes(path));
  const overlays = findOverlays(otherRoots, builder);
  const isApplied = ({ file }: RawObject): boolean =>
    [...(rooted.get(file) ?? [])].some((path) => appliedRoots.includes(path));
  return {
    // where all apply one another, any is the first
    deployers: first.length + appliedRoots.length > 0 ? first : deployers,
    leftOut,
    clusterOf: findClusters({ roots: [...first, ...deployers.filter(isApplied)], raw, overlays }),
    appliedRoots,
    otherRoots,
    overlays,
    others: raw.filter(
      (one) => !isCovered(one.file, null) && !inBuilds.has(one.file) && !applying.has(one.tree),
    ),
    charts: outerCharts(folder),
    hasDeployers: deployers.length > 0,
    isCovered: (file) => isCovered(file, null),
  };
}

/** Whether deployers elsewhere apply all that a kustomization lists, so that nobody applies it itself. */
function isListed(
  path: string,
  {
    folder,
    builder,
    coverage,
  }: Pick<PlanInput, 'folder' | 'builder'> & { readonly coverage: ReadonlyMap<string, ReadonlySet<string>> },
): boolean {
  const files = builder.build(path)?.files ?? new Set<string>();
  const own = kustomizationOf(folder, path)?.file;
  const listed = [...files].filter((file) => file !== own);
  const isAppliedElsewhere = (file: string): boolean =>
    [...(coverage.get(file) ?? [])].some((user) => !files.has(user));
  return listed.length > 0 && listed.every(isAppliedElsewhere);
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
