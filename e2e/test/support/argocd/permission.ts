import type { IAppProject, IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import type { Synced } from './wave-mistakes.ts';

type Spec = IAppProject['spec'];
type Destination = IApplication['spec']['destination'];

/** As Argo CD's AppProject.IsGroupKindNamePermitted: why a project rejects an object of an Application; null where it permits it. */
export function refusal(project: Spec, object: Synced, cluster: Destination): string | null {
  const { apiVersion, kind, metadata } = object;
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  const fits = (each: { readonly group: string; readonly kind: string }): boolean =>
    each.group === group && each.kind === kind;
  if (metadata.namespace === undefined) {
    const named = project.clusterResourceWhitelist?.filter(fits) ?? [];
    const isPermitted = named.some(({ name }) => name === undefined || name === metadata.name);
    return isPermitted ? null : `${kind} ${metadata.name} of the cluster`;
  }
  // without a list every kind is permitted; the other list has only the pattern `*`
  const isListed = project.namespaceResourceWhitelist?.some(fits) ?? true;
  const isBarred = project.namespaceResourceBlacklist?.some((each) => each.kind === '*') === true;
  if (!isListed || isBarred) return `${kind} in a namespace`;
  return permits(project, { ...cluster, namespace: metadata.namespace })
    ? null
    : `namespace ${metadata.namespace}`;
}

/** Why a project rejects an Application: its sources and destination. */
export function applicationRefusal(project: Spec, { spec }: IApplication): string | null {
  const source = spec.sources?.find(({ repoURL }) => project.sourceRepos?.includes(repoURL) !== true);
  if (source !== undefined) return `source ${source.repoURL}`;
  return permits(project, spec.destination) ? null : `destination ${JSON.stringify(spec.destination)}`;
}

/** Patterns are not supported: netloom writes none. */
function permits({ destinations }: Spec, { server, name, namespace }: Destination): boolean {
  return (
    destinations?.some(
      (each) =>
        each.namespace === namespace &&
        ((server !== undefined && each.server === server) || (name !== undefined && each.name === name)),
    ) === true
  );
}
