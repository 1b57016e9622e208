import { dirname } from 'node:path/posix';
import type { Folder } from '../folder/folder.ts';
import { type ChartFolder, chartOf } from '../helm/chart-folder.ts';
import type { KustomizeBuilder } from '../kustomize/build.ts';
import { isComponent, isKustomizationFile, kustomizationOf } from '../kustomize/kustomization.ts';
import { appliesFiles, coverageOf } from './deployers.ts';
import { findOverlays, type Overlays } from './overlays.ts';
import { livenessOfPath } from './paths.ts';
import type { RawObject } from './raw-objects.ts';

/** What of a repository is applied by what, before anything is applied. */
export interface Plan {
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

export function planOf(folder: Folder, builder: KustomizeBuilder, raw: readonly RawObject[]): Plan {
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
