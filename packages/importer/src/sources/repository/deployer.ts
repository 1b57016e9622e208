import type { Folder } from '../folder/folder.ts';
import type { ChartRelease } from '../helm/render-chart.ts';
import type { KustomizeBuild, KustomizeBuilder } from '../kustomize/build.ts';
import type { ObjectOrigin } from '../live-object.ts';
import type { Tree, TreeMapping } from '../tree.ts';
import type { ApplyContext } from './context.ts';
import type { StatedChart } from './stated-chart.ts';

/** A program in the cluster that applies what an object names: files of the repository, or a chart. */
export interface Deployer {
  readonly matches: (object: Tree) => boolean;
  /** `charts`: all other objects are applied first, since its values may be in any of them. */
  readonly order: 'objects' | 'charts';
  /** Whether what it states counts, with its state, where the object itself is disabled or an example. */
  readonly readsUnapplied: boolean;
  /** The files of the repository that the object applies, as far as that is known before it is applied itself. */
  readonly covers?: (object: Tree, folder: Folder, builder: KustomizeBuilder) => ReadonlySet<string>;
  readonly apply: (object: TreeMapping, context: ApplyContext, applying: Applying) => void;
}

/** What deployers apply with. */
export interface Applying {
  readonly folder: Folder;
  readonly builder: KustomizeBuilder;
  /** Whether a URL is that of this repository. */
  readonly isOwn: (url: string) => boolean;
  /** Files of values that something reads. */
  readonly used: Set<string>;
  /** Applies one object, and what it applies in turn. */
  readonly apply: (object: TreeMapping, origin: ObjectOrigin, context: ApplyContext) => void;
  /** Applies the resources and charts of a kustomization. */
  readonly applyBuild: (build: KustomizeBuild, context: ApplyContext) => void;
  /** Adds the values of a chart that is not in the repository. */
  readonly addChart: (chart: StatedChart, context: ApplyContext) => void;
  /** Adds a release of a chart of the repository, which is rendered later. */
  readonly addLocalChart: (release: ChartRelease, context: ApplyContext) => void;
  /** The object of a kind and name that is nearest to a path. */
  readonly find: (kind: string, name: string, near: string) => Tree | undefined;
  /** An object that was applied to the same cluster, else one that is in the repository. */
  readonly findApplied: (kind: string, name: string, context: ApplyContext) => Tree | undefined;
  /** Whether a key is new. */
  readonly isFirst: (key: string) => boolean;
  /** Notes files of the repository that are applied. */
  readonly markApplied: (files: Iterable<string>) => void;
  /** Notes that something is applied of which it is not known what it is. */
  readonly markPartial: () => void;
  readonly note: (node: Tree, why: string) => void;
}
