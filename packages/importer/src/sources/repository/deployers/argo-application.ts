import type { Folder } from '../../folder/folder.ts';
import { destinationCluster, isApplication, pathOf, sourcesOf } from '../../gitops/application.ts';
import { globPattern } from '../../gitops/generators.ts';
import { chartOf } from '../../helm/chart-folder.ts';
import { applicationValues } from '../../helm/release-values.ts';
import type { KustomizeBuilder } from '../../kustomize/build.ts';
import { idOf } from '../../object.ts';
import type { Tree, TreeMapping } from '../../tree.ts';
import { at, mappingOf, textAt } from '../../tree/nodes.ts';
import { type ApplyContext, clusterUnder } from '../context.ts';
import type { Applying, Deployer } from '../deployer.ts';
import { filesOfPath } from '../files-of-path.ts';
import { manifestsIn } from '../manifests.ts';

/** Applications of Argo CD. https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/ */
export const argoApplication: Deployer = {
  matches: isApplication,
  order: 'objects',
  readsUnapplied: false,
  covers: coverageOfApplication,
  apply: applyApplication,
};

export function coverageOfApplication(
  application: Tree,
  folder: Folder,
  builder: KustomizeBuilder,
): ReadonlySet<string> {
  const files = new Set<string>();
  for (const source of sourcesOf(application)) {
    const path = pathOf(source);
    if (path === null || !folder.hasFolder(path)) continue;
    for (const file of filesOfPath({ path, isRecursive: isRecursive(source), folder, builder })) {
      files.add(file);
    }
  }
  return files;
}

export function applyApplication(application: TreeMapping, context: ApplyContext, applying: Applying): void {
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
    if (!applying.isFirst(key)) continue;
    const { folder, isOwn, used } = applying;
    const values = applicationValues({ folder, source, sources, path, isOwn, used });
    const one: OneSource = {
      application,
      source,
      release: textAt(source, 'helm', 'releaseName') ?? name,
      url: textAt(source, 'repoURL') ?? '',
      values,
    };
    if (path === null) addChartOf(one, own, applying);
    else applyPath({ ...one, path }, own, applying);
  }
}

interface OneSource {
  readonly application: Tree;
  readonly source: Tree;
  readonly release: string;
  readonly url: string;
  readonly values: Tree | undefined;
}

/** A chart of a registry; nothing where others only refer to the source. */
function addChartOf(
  { source, release, url, values }: OneSource,
  context: ApplyContext,
  applying: Applying,
): void {
  const name = textAt(source, 'chart');
  if (name === undefined) return;
  const version = textAt(source, 'targetRevision');
  const { namespace } = context;
  applying.addChart(
    { name, repository: url, version, release, namespace, values, stated: source, from: 'Application' },
    context,
  );
}

function applyPath(
  { application, source, release, url, values, path }: OneSource & { readonly path: string },
  context: ApplyContext,
  applying: Applying,
): void {
  const { folder, builder } = applying;
  if (!applying.isOwn(url)) {
    applying.note(application, 'it applies another repository, which is not fetched');
    return;
  }
  if (!folder.hasFolder(path)) {
    const isUnknown = path.includes('{{');
    if (isUnknown) applying.markPartial();
    applying.note(application, isUnknown ? 'its path is not known' : `"${path}" is not in the folder`);
    return;
  }
  applying.markApplied(filesOfPath({ path, isRecursive: isRecursive(source), folder, builder }));
  if (at(source, 'plugin') !== undefined) applying.note(application, 'a plugin is not run');
  const own = { ...context, cluster: clusterUnder(context, path), near: `${path}/` };
  const chart = chartOf(folder, path);
  if (chart !== null) {
    applying.addLocalChart(
      { chart, release, namespace: own.namespace ?? 'default', values, stated: source },
      own,
    );
    return;
  }
  const build = builder.build(path);
  if (build === null) {
    applyDirectory({ source, path }, own, applying);
    return;
  }
  const applied = builder.apply(build.resources, {
    file: `${path}/kustomization.yaml`,
    tree: kustomizeOf(source),
  });
  applying.applyBuild({ ...applied, charts: [...build.charts, ...applied.charts] }, own);
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/directory/ */
function applyDirectory(
  { source, path }: { readonly source: Tree; readonly path: string },
  context: ApplyContext,
  { folder, apply }: Applying,
): void {
  const include = textAt(source, 'directory', 'include');
  const exclude = textAt(source, 'directory', 'exclude');
  const isMeant = (file: string): boolean => {
    const relative = path === '.' ? file : file.slice(path.length + 1);
    return (
      (include === undefined || globPattern(include).test(relative)) &&
      (exclude === undefined || !globPattern(exclude).test(relative))
    );
  };
  const files = isRecursive(source) ? folder.filesBelow(path) : folder.filesIn(path);
  for (const { tree } of manifestsIn(folder, files.filter(isMeant))) apply(tree, 'manifest', context);
}

function isRecursive(source: Tree): boolean {
  return textAt(source, 'directory', 'recurse') === 'true';
}

/** Not the text of a template that could not be filled in. */
function plainText(text: string | undefined): string | undefined {
  return text?.includes('{{') === true ? undefined : text;
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
