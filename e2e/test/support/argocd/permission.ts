import type { IAppProject, IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import type { Synced } from './wave-mistakes.ts';

type Spec = IAppProject['spec'];
type Destination = IApplication['spec']['destination'];

/** As Argo CD's AppProject.IsGroupKindNamePermitted: why a project refuses an object that an Application makes in its cluster; null where it lets it in. */
export function refusal(project: Spec, object: Synced, cluster: Destination): string | null {
  const { apiVersion, kind, metadata } = object;
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  const fits = (each: { readonly group: string; readonly kind: string }): boolean =>
    each.group === group && each.kind === kind;
  if (metadata.namespace === undefined) {
    const named = project.clusterResourceWhitelist?.filter(fits) ?? [];
    const lets = named.some(({ name }) => name === undefined || name === metadata.name);
    return lets ? null : `${kind} ${metadata.name} of the cluster`;
  }
  // a list that is not there lets every kind in; the patterns of the other list are `*` alone
  const isListed = project.namespaceResourceWhitelist?.some(fits) ?? true;
  const isBarred = project.namespaceResourceBlacklist?.some((each) => each.kind === '*') === true;
  if (!isListed || isBarred) return `${kind} in a namespace`;
  return lets(project, { ...cluster, namespace: metadata.namespace })
    ? null
    : `namespace ${metadata.namespace}`;
}

/** Why a project refuses an Application: its sources and where it leads. */
export function applicationRefusal(project: Spec, { spec }: IApplication): string | null {
  const source = spec.sources?.find(({ repoURL }) => project.sourceRepos?.includes(repoURL) !== true);
  if (source !== undefined) return `source ${source.repoURL}`;
  return lets(project, spec.destination) ? null : `destination ${JSON.stringify(spec.destination)}`;
}

/** A project's patterns are not read as such: netloom writes none. */
function lets({ destinations }: Spec, { server, name, namespace }: Destination): boolean {
  return (
    destinations?.some(
      (each) =>
        each.namespace === namespace &&
        ((server !== undefined && each.server === server) || (name !== undefined && each.name === name)),
    ) === true
  );
}
