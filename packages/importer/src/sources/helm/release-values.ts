import { type Folder, resolvePath } from '../folder/folder.ts';
import { dataOf } from '../gitops/flux-kustomization.ts';
import type { Tree } from '../tree.ts';
import { embeddedTrees } from '../tree/embedded.ts';
import { mergeValues } from '../tree/merge-values.ts';
import { at, itemsAt, mappingOf, scalarAt, textAt, textsAt, withValue } from '../tree/nodes.ts';

/** Values from several places, the later above the earlier; undefined where none is written. */
export function mergeAll(parts: readonly (Tree | undefined)[]): Tree | undefined {
  return parts.reduce(
    (below, above) => (above?.kind === 'mapping' ? mergeValues(below, above) : below),
    undefined,
  );
}

/** The values of a HelmRelease: valuesFrom in order, then its own. https://fluxcd.io/flux/components/helm/helmreleases/#values */
export function releaseValues(
  release: Tree,
  find: (kind: string, name: string) => Tree | undefined,
): Tree | undefined {
  const from = itemsAt(release, 'spec', 'valuesFrom').map((reference) => {
    const found = find(textAt(reference, 'kind') ?? '', textAt(reference, 'name') ?? '');
    const key = textAt(reference, 'valuesKey') ?? 'values.yaml';
    const data = found === undefined ? undefined : dataOf(found).find(([name]) => name === key)?.[1];
    if (data === undefined) return undefined;
    const path = textAt(reference, 'targetPath');
    return path === undefined
      ? embeddedTrees(data)[0]
      : withValue(mappingOf(data, []), path.split('.'), data);
  });
  return mergeAll([...from, at(release, 'spec', 'values')]);
}

export interface ApplicationValuesInput {
  readonly folder: Folder;
  /** The source with the chart. */
  readonly source: Tree;
  /** All sources of the Application, of which some are only referred to. */
  readonly sources: readonly Tree[];
  /** Of the chart, where it is in the repository. */
  readonly path: string | null;
  readonly isOwn: (url: string) => boolean;
  readonly used: Set<string>;
}

/** The values of an Application: files, `values`, `valuesObject`, parameters. https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-value-precedence */
export function applicationValues(input: ApplicationValuesInput): Tree | undefined {
  const { source } = input;
  const files = textsAt(source, 'helm', 'valueFiles').map((file) => valuesFile(file, input));
  const text = scalarAt(source, 'helm', 'values');
  const own = [text === undefined ? undefined : embeddedTrees(text)[0], at(source, 'helm', 'valuesObject')];
  const parameters = itemsAt(source, 'helm', 'parameters').map((parameter) => setParameter(parameter));
  return mergeAll([...files, ...own, ...parameters]);
}

function valuesFile(
  name: string,
  { folder, sources, path, isOwn, used }: ApplicationValuesInput,
): Tree | undefined {
  const [, reference, below = ''] = /^\$([^/]+)\/(.*)$/.exec(name) ?? [];
  if (reference !== undefined) {
    const named = sources.find((source) => textAt(source, 'ref') === reference);
    if (named === undefined || !isOwn(textAt(named, 'repoURL') ?? '')) return undefined;
    return readValues(folder, resolvePath('.', below), used);
  }
  if (path === null) return undefined;
  return readValues(
    folder,
    name.startsWith('/') ? resolvePath('.', name.slice(1)) : resolvePath(path, name),
    used,
  );
}

/** The first document of a file; what it is used for is no values file of its own any more. */
export function readValues(folder: Folder, path: string | null, used: Set<string>): Tree | undefined {
  if (path === null || !folder.files.has(path)) return undefined;
  used.add(path);
  return folder.trees(path)[0];
}

/** `service.type=LoadBalancer` as Helm's `--set` takes it; a name with brackets or escapes is left out. */
function setParameter(parameter: Tree): Tree | undefined {
  const name = textAt(parameter, 'name');
  const value = scalarAt(parameter, 'value');
  if (name === undefined || value === undefined || /[[\]\\]/.test(name)) return undefined;
  return withValue(mappingOf(value, []), name.split('.'), value);
}

/** The values of a chart of `helmCharts`. https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_helmchartinflationgenerator_ */
export function kustomizeChartValues(
  chart: Tree,
  { folder, from, used }: { readonly folder: Folder; readonly from: string; readonly used: Set<string> },
): Tree | undefined {
  const file = textAt(chart, 'valuesFile');
  const more = textsAt(chart, 'additionalValuesFiles');
  const files = [...(file === undefined ? [] : [file]), ...more].map((name) =>
    readValues(folder, resolvePath(from, name), used),
  );
  const inline = at(chart, 'valuesInline');
  const isBelow = textAt(chart, 'valuesMerge') === 'merge';
  return mergeAll(isBelow ? [inline, ...files] : [...files, inline]);
}

/** The values of a HelmChart or HelmChartConfig of K3s. https://docs.k3s.io/add-ons/helm */
export function k3sValues(chart: Tree): Tree | undefined {
  const text = scalarAt(chart, 'spec', 'valuesContent');
  const set = at(chart, 'spec', 'set');
  const sets = set?.kind === 'mapping' ? [...set.entries] : [];
  const parameters = sets.flatMap(([name, { value }]) =>
    /[[\]\\]/.test(name) ? [] : [withValue(mappingOf(value, []), name.split('.'), value)],
  );
  return mergeAll([text === undefined ? undefined : embeddedTrees(text)[0], ...parameters]);
}

/** `metallb` of `metallb/metallb`, of `oci://registry/charts/metallb` and of an archive's URL. */
export function chartName(written: string): string {
  const last = written.replace(/\/+$/, '').split('/').at(-1) ?? written;
  return last
    .replace(/\.tgz$/, '')
    .replace(/-v?\d+\.\d+\.\d+.*$/, '')
    .replace(/[:@].*$/, '');
}
