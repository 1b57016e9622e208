import type { Helm } from '@netloom/helm';
import type { ChartValues } from '../chart-values.ts';
import type { Folder } from '../folder/folder.ts';
import { substitute } from '../gitops/substitute.ts';
import { kustomizeChartValues } from '../helm/release-values.ts';
import type { ChartRelease } from '../helm/render-chart.ts';
import type { KustomizeBuild, KustomizeBuilder } from '../kustomize/build.ts';
import { isClusterKind } from '../kustomize/names.ts';
import type { LiveObject, ObjectOrigin } from '../live-object.ts';
import { idOf } from '../object.ts';
import type { Tree, TreeMapping } from '../tree.ts';
import { textAt } from '../tree/nodes.ts';
import type { ApplyContext } from './context.ts';
import type { Applying } from './deployer.ts';
import { deployerOf } from './deployers.ts';
import { dependenciesOf, type PendingChart, renderPending } from './local-chart.ts';
import type { RawIndex } from './raw-objects.ts';
import { chartValuesOf, type StatedChart } from './stated-chart.ts';

export interface ApplierInput {
  readonly folder: Folder;
  readonly builder: KustomizeBuilder;
  readonly index: RawIndex;
  readonly isOwn: (url: string) => boolean;
  /** null where charts of the repository are not rendered. */
  readonly helm: (() => Promise<Helm>) | null;
  readonly signal?: AbortSignal | undefined;
}

/** Applies what the repository applies, as its tools would, and collects the objects and charts' values that come out. */
export class Applier {
  readonly objects: LiveObject[] = [];
  readonly charts: ChartValues[] = [];
  /** The folders of charts that have a release. */
  readonly released = new Set<string>();
  /** Files of values that something reads. */
  readonly used = new Set<string>();
  /** Files of the repository that a deployer applied. */
  readonly applied = new Set<string>();
  /** Whether something was applied of which it is not known what it is. */
  isPartial = false;
  readonly #input: ApplierInput;
  readonly #done = new Set<string>();
  /** The first of each cluster, kind and name. */
  readonly #byName = new Map<string, Tree>();
  readonly #late: (() => void)[] = [];
  readonly #charts: PendingChart[] = [];
  readonly #applying: Applying;

  constructor(input: ApplierInput) {
    this.#input = input;
    const { folder, builder, isOwn, index } = input;
    this.#applying = {
      ...{ folder, builder, isOwn, used: this.used },
      apply: (object, origin, context) => {
        this.apply(object, origin, context);
      },
      applyBuild: (build, context) => {
        this.applyBuild(build, context);
      },
      addChart: (chart, context) => {
        this.#addChart(chart, context);
      },
      addLocalChart: (release, context) => {
        this.addLocalChart(release, context);
      },
      find: (kind, name, near) => index.find(kind, name, near),
      findApplied: (kind, name, { cluster, near }) =>
        this.#byName.get(`${cluster} ${kind} ${name}`) ?? index.find(kind, name, near),
      isFirst: (key) => this.#isFirst(key),
      markApplied: (files) => {
        for (const file of files) this.applied.add(file);
      },
      markPartial: () => {
        this.isPartial = true;
      },
      note: (node, why) => {
        this.#note(node, why);
      },
    };
  }

  /** Applies one object, and what it applies in turn. */
  apply(object: TreeMapping, origin: ObjectOrigin, context: ApplyContext): void {
    const substituted = context.variables === null ? object : substitute(object, context.variables);
    if (substituted.kind !== 'mapping') return;
    const { apiVersion, kind, name, namespace } = idOf(substituted);
    if (name === '') return;
    const own = isClusterKind(kind) ? undefined : (namespace ?? context.namespace);
    const { file } = substituted.source;
    if (
      !this.#isFirst(
        `object ${context.cluster} ${apiVersion} ${kind} ${own ?? ''} ${name} ${file} ${substituted.span.start} ${context.liveness.state}`,
      )
    ) {
      return;
    }
    const reference = `${context.cluster} ${kind} ${name}`;
    if (!this.#byName.has(reference)) this.#byName.set(reference, substituted);
    this.objects.push({
      apiVersion,
      kind,
      name,
      ...(own !== undefined && { namespace: own }),
      tree: substituted,
      cluster: context.cluster,
      liveness: context.liveness,
      origin,
    });
    this.#applyFurther(substituted, { ...context, namespace: own, variables: null });
  }

  #applyFurther(object: TreeMapping, context: ApplyContext): void {
    const deployer = deployerOf(object);
    const isOff = context.liveness.state === 'example' || context.liveness.state === 'disabled';
    if (deployer === undefined || (isOff && !deployer.readsUnapplied)) return;
    if (deployer.order === 'charts')
      {this.#late.push(() => {
        deployer.apply(object, context, this.#applying);
      });}
    else {deployer.apply(object, context, this.#applying);}
  }

  /** Applies the resources and charts of a kustomization. */
  applyBuild(build: KustomizeBuild, context: ApplyContext): void {
    for (const { tree } of build.resources) this.apply(tree, 'kustomization', context);
    const { folder } = this.#input;
    for (const { tree, folder: from, file, namespace } of build.charts) {
      this.#addChart(
        {
          name: textAt(tree, 'name'),
          repository: textAt(tree, 'repo'),
          version: textAt(tree, 'version'),
          release: textAt(tree, 'releaseName'),
          namespace: textAt(tree, 'namespace') ?? namespace ?? context.namespace,
          values: kustomizeChartValues(tree, { folder, from, used: this.used }),
          stated: tree,
          from: 'kustomization',
        },
        { ...context, near: file },
      );
    }
  }

  /** Renders the charts of the repository that have a release, until nothing more comes of them. */
  async finish(): Promise<void> {
    for (;;) {
      const late = this.#late.splice(0);
      for (const applyLate of late) applyLate();
      const charts = this.#charts.splice(0);
      if (late.length === 0 && charts.length === 0) return;
      for (const chart of charts) await this.#render(chart);
    }
  }

  /** A release of a chart of the repository. */
  addLocalChart(release: ChartRelease, context: ApplyContext): void {
    this.released.add(release.chart.path);
    for (const dependency of dependenciesOf(release, context, this.#input.folder)) {
      this.#addChart(dependency.chart, dependency.context);
    }
    this.#charts.push({ ...release, context });
  }

  async #render(pending: PendingChart): Promise<void> {
    const objects = await renderPending(pending, this.#input);
    if (objects === null) this.isPartial = true;
    const { context, namespace } = pending;
    for (const object of objects ?? []) {
      this.apply(object, 'chart', { ...context, namespace, variables: null });
    }
  }

  #addChart(chart: StatedChart, context: ApplyContext): void {
    const values = chartValuesOf(chart, context);
    if (values === null) this.#note(chart.stated, 'it names no chart');
    else this.charts.push(values);
  }

  #isFirst(key: string): boolean {
    if (this.#done.has(key)) return false;
    this.#done.add(key);
    return true;
  }

  #note(node: Tree, why: string): void {
    const line = node.source.text.slice(0, node.span.start).split('\n').length;
    this.#input.folder.noteShown(node.source.file, why, line);
  }
}
