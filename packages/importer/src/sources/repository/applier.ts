import type { Helm } from '@netloom/helm';
import type { ChartSource, ChartValues } from '../chart-values.ts';
import { type Folder, resolvePath } from '../folder/folder.ts';
import {
  destinationCluster,
  isApplication,
  isApplicationSet,
  pathOf,
  sourcesOf,
} from '../gitops/application.ts';
import { fluxPath, fluxVariables, isFluxKustomization } from '../gitops/flux-kustomization.ts';
import { fluxFolder, isOwnFluxSource } from '../gitops/flux-source.ts';
import { generateApplications, globPattern } from '../gitops/generators.ts';
import { substitute } from '../gitops/substitute.ts';
import { chartOf, isDependencyOff } from '../helm/chart-folder.ts';
import {
  applicationValues,
  chartName,
  k3sValues,
  kustomizeChartValues,
  mergeAll,
  releaseValues,
} from '../helm/release-values.ts';
import { type ChartRelease, defaultsOf, renderChart, whyNotRendered } from '../helm/render-chart.ts';
import type { KustomizeBuild, KustomizeBuilder } from '../kustomize/build.ts';
import { isClusterKind } from '../kustomize/names.ts';
import { type Resource, resourceOf } from '../kustomize/resource.ts';
import type { LiveObject, ObjectOrigin } from '../live-object.ts';
import { groupOfTree, idOf, objectsIn } from '../object.ts';
import type { Tree, TreeMapping } from '../tree.ts';
import { isDisabled } from '../tree/merge-values.ts';
import { at, mappingOf, scalarLike, textAt } from '../tree/nodes.ts';
import { type ApplyContext, within } from './context.ts';
import { manifestFolders } from './coverage.ts';
import { clusterOfPath } from './paths.ts';
import type { RawIndex } from './raw-objects.ts';

export interface ApplierInput {
  readonly folder: Folder;
  readonly builder: KustomizeBuilder;
  readonly index: RawIndex;
  readonly isOwn: (url: string) => boolean;
  /** null where charts of the repository are not rendered. */
  readonly helm: (() => Promise<Helm>) | null;
  readonly signal?: AbortSignal | undefined;
}

interface PendingRelease {
  readonly release: Tree;
  readonly context: ApplyContext;
}

interface PendingChart extends ChartRelease {
  readonly context: ApplyContext;
}

/** Applies what the repository applies, as its tools would, and collects the objects and charts' values that come out. */
export class Applier {
  readonly objects: LiveObject[] = [];
  readonly charts: ChartValues[] = [];
  /** The folders of charts that have a release. */
  readonly released = new Set<string>();
  /** Files of values that something reads. */
  readonly used = new Set<string>();
  /** Whether something was applied of which it is not known what it is. */
  isPartial = false;
  readonly #input: ApplierInput;
  readonly #done = new Set<string>();
  /** The first of each cluster, kind and name. */
  readonly #applied = new Map<string, Tree>();
  readonly #releases: PendingRelease[] = [];
  readonly #charts: PendingChart[] = [];

  constructor(input: ApplierInput) {
    this.#input = input;
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
      !this.#first(
        `object ${context.cluster} ${apiVersion} ${kind} ${own ?? ''} ${name} ${file} ${substituted.span.start} ${context.liveness.state}`,
      )
    ) {
      return;
    }
    const reference = `${context.cluster} ${kind} ${name}`;
    if (!this.#applied.has(reference)) this.#applied.set(reference, substituted);
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
    const isOff = context.liveness.state === 'example' || context.liveness.state === 'disabled';
    if (groupOfTree(object) === 'helm.toolkit.fluxcd.io') this.#releases.push({ release: object, context });
    else if (groupOfTree(object) === 'helm.cattle.io') this.#addK3sChart(object, context);
    else if (isOff) return;
    else if (isFluxKustomization(object)) this.#applyFlux(object, context);
    else if (isApplication(object)) this.#applyApplication(object, context);
    else if (isApplicationSet(object)) this.#applySet(object, context);
  }

  /** Applies the resources and charts of a kustomization. */
  applyBuild(build: KustomizeBuild, context: ApplyContext): void {
    for (const { tree } of build.resources) this.apply(tree, 'kustomization', context);
    for (const { tree, folder, file, namespace } of build.charts) {
      const values = kustomizeChartValues(tree, {
        folder: this.#input.folder,
        from: folder,
        used: this.used,
      });
      this.#addChart(
        {
          name: textAt(tree, 'name'),
          repository: textAt(tree, 'repo'),
          version: textAt(tree, 'version'),
          release: textAt(tree, 'releaseName'),
          namespace: textAt(tree, 'namespace') ?? namespace ?? context.namespace,
          values,
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
      const releases = this.#releases.splice(0);
      for (const { release, context } of releases) this.#addRelease(release, context);
      const charts = this.#charts.splice(0);
      if (releases.length === 0 && charts.length === 0) return;
      for (const chart of charts) await this.#render(chart);
    }
  }

  /** A release of a chart of the repository. */
  addLocalChart(release: ChartRelease, context: ApplyContext): void {
    const { chart, values } = release;
    this.released.add(chart.path);
    const all = mergeAll([defaultsOf(this.#input.folder, chart), values]);
    for (const dependency of chart.dependencies) {
      if (dependency.repository?.startsWith('file://') === true) continue;
      const isOff = isDependencyOff(dependency, all);
      const disabled = { state: 'disabled', why: `${dependency.conditions.join(', ')} is false` } as const;
      this.#addChart(
        {
          name: dependency.name,
          repository: dependency.repository,
          version: dependency.version,
          release: release.release,
          namespace: release.namespace,
          values: at(all, dependency.key),
          stated: dependency.tree,
          from: 'dependency',
        },
        isOff ? { ...context, liveness: within(context.liveness, disabled) } : context,
      );
    }
    this.#charts.push({ ...release, context });
  }

  async #render({ context, ...release }: PendingChart): Promise<void> {
    const { folder, helm, signal } = this.#input;
    signal?.throwIfAborted();
    const { path } = release.chart;
    if (!folder.filesBelow(path === '.' ? 'templates' : `${path}/templates`).length) return;
    if (helm === null) return;
    try {
      for (const object of await renderChart(folder, await helm(), release)) {
        this.apply(object, 'chart', { ...context, namespace: release.namespace, variables: null });
      }
    } catch (error) {
      signal?.throwIfAborted();
      this.isPartial = true;
      folder.note(path === '.' ? 'Chart.yaml' : `${path}/Chart.yaml`, whyNotRendered(error));
    }
  }

  #applyFlux(object: TreeMapping, context: ApplyContext): void {
    const { folder, builder } = this.#input;
    const { name } = idOf(object);
    if (!this.#first(`flux ${context.cluster} ${name} ${fluxPath(object)} ${context.liveness.state}`)) return;
    const find = (kind: string, wanted: string): Tree | undefined => this.#find(kind, wanted, context.near);
    if (!isOwnFluxSource(object, { find, isOwn: this.#input.isOwn })) {
      this.#note(object, 'it applies another repository, which is not fetched');
      return;
    }
    const path = fluxFolder(object, folder);
    if (path === null) {
      this.#note(object, `"${fluxPath(object)}" is not in the folder`);
      return;
    }
    const variables = fluxVariables(object, (kind, wanted) => find(kind, wanted));
    const base = builder.build(path) ?? this.#generated(path);
    const spec = at(object, 'spec') ?? object;
    const synthetic = mappingOf(
      spec,
      Object.entries({
        components: 'components',
        namespace: 'targetNamespace',
        namePrefix: 'namePrefix',
        nameSuffix: 'nameSuffix',
        patches: 'patches',
      }).flatMap(([field, from]) => {
        const value = at(spec, from);
        return value === undefined ? [] : [[field, value] as const];
      }),
    );
    const applied = builder.apply(base.resources, { file: `${path}/kustomization.yaml`, tree: synthetic });
    const charts = [...base.charts, ...applied.charts];
    const cluster = clusterUnder(context, path);
    this.applyBuild(
      { ...applied, charts },
      { ...context, cluster, namespace: undefined, variables, near: `${path}/` },
    );
  }

  /** The kustomization that Flux generates for a folder without one. */
  #generated(path: string): KustomizeBuild {
    const { folder, builder } = this.#input;
    const resources: Resource[] = [];
    const charts: KustomizeBuild['charts'][number][] = [];
    for (const below of [path, ...manifestFolders(path, folder, builder)]) {
      const build = below === path ? null : builder.build(below);
      if (build === null) {
        resources.push(...this.#manifests(folder.filesIn(below)));
      } else {
        resources.push(...build.resources);
        charts.push(...build.charts);
      }
    }
    return { resources, charts, files: new Set(), bases: new Set() };
  }

  #manifests(files: readonly string[]): readonly Resource[] {
    const { folder } = this.#input;
    return files
      .filter((file) => folder.files.get(file)?.kind === 'yaml' || folder.files.get(file)?.kind === 'json')
      .flatMap((file) => objectsIn(folder.trees(file)).map(resourceOf));
  }

  #applySet(set: TreeMapping, context: ApplyContext): void {
    const { applications, skipped } = generateApplications(set, this.#input.folder);
    for (const why of skipped) {
      this.isPartial = true;
      this.#note(set, why);
    }
    for (const application of applications) {
      const made = mappingOf(application, [
        ['apiVersion', scalarLike(set, textAt(set, 'apiVersion') ?? 'argoproj.io/v1alpha1')],
        ['kind', scalarLike(set, 'Application')],
        ...(application.kind === 'mapping'
          ? [...application.entries].map(([name, { value }]) => [name, value] as const)
          : []),
      ]);
      this.#applyApplication(made, context);
    }
  }

  #applyApplication(application: TreeMapping, context: ApplyContext): void {
    const sources = sourcesOf(application);
    const own: ApplyContext = {
      ...context,
      cluster: destinationCluster(application) ?? context.cluster,
      namespace: plainText(textAt(application, 'spec', 'destination', 'namespace')),
      variables: null,
    };
    const { name } = idOf(application);
    for (const [number, source] of sources.entries()) {
      const path = pathOf(source);
      const key = `application ${own.cluster} ${name} ${number} ${path ?? ''} ${textAt(source, 'chart') ?? ''} ${own.liveness.state}`;
      if (this.#first(key)) this.#applySource(application, { source, sources, path }, own);
    }
  }

  #applySource(
    application: TreeMapping,
    {
      source,
      sources,
      path,
    }: { readonly source: Tree; readonly sources: readonly Tree[]; readonly path: string | null },
    context: ApplyContext,
  ): void {
    const { folder, builder, isOwn } = this.#input;
    const name = textAt(source, 'helm', 'releaseName') ?? idOf(application).name;
    const url = textAt(source, 'repoURL') ?? '';
    const values = applicationValues({ folder, source, sources, path, isOwn, used: this.used });
    if (path === null) {
      const chart = textAt(source, 'chart');
      if (chart === undefined) return;
      const version = textAt(source, 'targetRevision');
      const namespace = context.namespace;
      this.#addChart(
        {
          name: chart,
          repository: url,
          version,
          release: name,
          namespace,
          values,
          stated: source,
          from: 'Application',
        },
        context,
      );
      return;
    }
    if (!isOwn(url)) {
      this.#note(application, 'it applies another repository, which is not fetched');
      return;
    }
    if (!folder.hasFolder(path)) {
      this.isPartial ||= path.includes('{{');
      this.#note(
        application,
        path.includes('{{') ? 'its path is not known' : `"${path}" is not in the folder`,
      );
      return;
    }
    if (at(source, 'plugin') !== undefined) this.#note(application, 'a plugin is not run');
    const own = { ...context, cluster: clusterUnder(context, path) };
    const chart = chartOf(folder, path);
    if (chart !== null) {
      const release = { chart, release: name, namespace: own.namespace ?? 'default', values, stated: source };
      this.addLocalChart(release, { ...own, near: `${path}/` });
      return;
    }
    const build = builder.build(path);
    if (build === null) {
      this.#applyDirectory(source, path, own);
      return;
    }
    const applied = builder.apply(build.resources, {
      file: `${path}/kustomization.yaml`,
      tree: kustomizeOf(source),
    });
    this.applyBuild(
      { ...applied, charts: [...build.charts, ...applied.charts] },
      { ...own, near: `${path}/` },
    );
  }

  #applyDirectory(source: Tree, path: string, context: ApplyContext): void {
    const { folder } = this.#input;
    const isRecursive = textAt(source, 'directory', 'recurse') === 'true';
    const include = textAt(source, 'directory', 'include');
    const exclude = textAt(source, 'directory', 'exclude');
    const isMeant = (file: string): boolean => {
      const relative = path === '.' ? file : file.slice(path.length + 1);
      return (
        (include === undefined || globPattern(include).test(relative)) &&
        (exclude === undefined || !globPattern(exclude).test(relative))
      );
    };
    const files = isRecursive ? folder.filesBelow(path) : folder.filesIn(path);
    for (const { tree } of this.#manifests(files.filter(isMeant))) {
      this.apply(tree, 'manifest', { ...context, near: `${path}/` });
    }
  }

  #addRelease(release: Tree, context: ApplyContext): void {
    const { folder } = this.#input;
    const { name, namespace } = idOf(release);
    const find = (kind: string, wanted: string): Tree | undefined => this.#found(kind, wanted, context);
    const values = releaseValues(release, find);
    const target = textAt(release, 'spec', 'targetNamespace') ?? namespace ?? context.namespace;
    const written = textAt(release, 'spec', 'releaseName') ?? name;
    const reference = at(release, 'spec', 'chartRef') ?? at(release, 'spec', 'chart', 'spec', 'sourceRef');
    const kind = textAt(reference, 'kind') ?? '';
    const source = find(kind, textAt(reference, 'name') ?? '');
    const chart = textAt(release, 'spec', 'chart', 'spec', 'chart') ?? textAt(source, 'spec', 'chart');
    const url = textAt(source, 'spec', 'url');
    if (kind === 'GitRepository' && chart !== undefined) {
      const path = resolvePath('.', chart);
      const local =
        path === null || (url !== undefined && !this.#input.isOwn(url)) ? null : chartOf(folder, path);
      if (local !== null) {
        const made = {
          chart: local,
          release: written,
          namespace: target ?? 'default',
          values,
          stated: release,
        };
        this.addLocalChart(made, context);
        return;
      }
    }
    this.#addChart(
      {
        name: chart ?? url ?? textAt(reference, 'name'),
        repository: url,
        version: textAt(release, 'spec', 'chart', 'spec', 'version') ?? textAt(source, 'spec', 'ref', 'tag'),
        release: written,
        namespace: target,
        values,
        stated: release,
        from: 'HelmRelease',
      },
      context,
    );
  }

  #addK3sChart(chart: TreeMapping, context: ApplyContext): void {
    const kind = textAt(chart, 'kind');
    if (kind !== 'HelmChart' && kind !== 'HelmChartConfig') return;
    this.#addChart(
      {
        name: textAt(chart, 'spec', 'chart') ?? idOf(chart).name,
        repository: textAt(chart, 'spec', 'repo'),
        version: textAt(chart, 'spec', 'version'),
        release: idOf(chart).name,
        namespace: textAt(chart, 'spec', 'targetNamespace') ?? context.namespace,
        values: k3sValues(chart),
        stated: chart,
        from: kind,
      },
      context,
    );
  }

  #addChart(
    {
      name,
      values,
      stated,
      from,
      ...rest
    }: {
      readonly name: string | undefined;
      readonly repository: string | undefined;
      readonly version: string | undefined;
      readonly release: string | undefined;
      readonly namespace: string | undefined;
      readonly values: Tree | undefined;
      readonly stated: Tree;
      readonly from: ChartSource;
    },
    context: ApplyContext,
  ): void {
    if (name === undefined) {
      this.#note(stated, 'it names no chart');
      return;
    }
    const { variables, cluster, liveness } = context;
    const tree = values ?? mappingOf(stated, []);
    const known = variables === null ? tree : substitute(tree, variables);
    const chart = chartName(name);
    const isOff = isDisabled(known, []) && liveness.state === 'live';
    this.charts.push({
      chart,
      ...(rest.repository !== undefined && { repository: rest.repository }),
      ...(rest.version !== undefined && { version: rest.version }),
      release: rest.release ?? chart,
      ...(rest.namespace !== undefined && { namespace: rest.namespace }),
      tree: known,
      stated,
      from,
      cluster,
      liveness: isOff ? { state: 'disabled', why: 'its values say enabled: false' } : liveness,
    });
  }

  /** An object that was applied to the same cluster, else one that is in the repository. */
  #found(kind: string, name: string, { cluster, near }: ApplyContext): Tree | undefined {
    return this.#applied.get(`${cluster} ${kind} ${name}`) ?? this.#find(kind, name, near);
  }

  #find(kind: string, name: string, near: string): Tree | undefined {
    return this.#input.index.find(kind, name, near);
  }

  #first(key: string): boolean {
    if (this.#done.has(key)) return false;
    this.#done.add(key);
    return true;
  }

  #note(node: Tree, why: string): void {
    const { folder } = this.#input;
    const line = node.source.text.slice(0, node.span.start).split('\n').length;
    folder.noteShown(node.source.file, why, line);
  }
}

/** Not the text of a template that could not be filled in. */
function plainText(text: string | undefined): string | undefined {
  return text?.includes('{{') === true ? undefined : text;
}

/** The cluster that a folder names, where nothing around it named one. */
function clusterUnder({ cluster }: ApplyContext, path: string): string {
  return cluster === '' ? (clusterOfPath(`${path}/`) ?? '') : cluster;
}

/** What an Application adds to a kustomization. https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/ */
function kustomizeOf(source: Tree): TreeMapping {
  const fields = [
    'namePrefix',
    'nameSuffix',
    'commonLabels',
    'commonAnnotations',
    'patches',
    'components',
    'namespace',
  ];
  return mappingOf(
    source,
    fields.flatMap((field) => {
      const value = at(source, 'kustomize', field);
      return value === undefined ? [] : [[field, value] as const];
    }),
  );
}
