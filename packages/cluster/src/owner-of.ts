import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import type { ApiObject } from './api-object.ts';
import { groupOf } from './object-ref.ts';

/** The Helm release of the umbrella, in the namespace NETLOOM_NAMESPACE. */
export const NETLOOM_RELEASE = 'netloom';

/** Who writes an object: whoever it is would put it back, or take it away, if somebody else changed it. */
export type Owner =
  | { readonly kind: 'absent' }
  /** The umbrella's release. */
  | { readonly kind: 'ours' }
  | { readonly kind: 'helm'; readonly release: string; readonly namespace: string }
  | { readonly kind: 'argo'; readonly application: string }
  /** A manifest on a K3s server, or another of its object sets. */
  | { readonly kind: 'k3s'; readonly owner: string; readonly namespace: string; readonly name: string }
  | { readonly kind: 'flux'; readonly resource: string }
  /** Made by a controller from another object, which would make it again. */
  | { readonly kind: 'controller'; readonly owner: string; readonly name: string }
  | { readonly kind: 'nobody' };

/**
 * The owner by the marks that each leaves. Whoever reconciles by itself comes first: an object that Helm made and Argo CD
 * took over later has the marks of both, and Argo CD would revert what Helm does.
 */
export function ownerOf(object: ApiObject | null): Owner {
  if (object === null) return { kind: 'absent' };
  return (
    argo(object) ?? k3s(object) ?? flux(object) ?? helm(object) ?? controller(object) ?? { kind: 'nobody' }
  );
}

type Mark = (object: ApiObject) => Owner | null;

/** `<application>:<group>/<kind>:<namespace>/<name>` */
const TRACKING = /^(?<application>[^:]+):(?<group>[^/:]*)\/(?<kind>[^/:]+):[^/:]*\/(?<name>.+)$/;
const ARGO_MANAGERS: ReadonlySet<string | undefined> = new Set([
  'argocd-controller',
  'argocd-application-controller',
]);
const ARGO_LABELS = ['argocd.argoproj.io/instance', 'app.kubernetes.io/instance'];

/**
 * https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/: by an annotation, which counts only where it
 * names this object, since copies carry it too; by default before Argo CD 3 by a label that charts set as well, so only
 * where Argo CD is also among the object's field managers.
 */
const argo: Mark = ({ apiVersion, kind, metadata: { name, annotations, labels, managedFields = [] } }) => {
  const tracked = TRACKING.exec(annotations?.['argocd.argoproj.io/tracking-id'] ?? '')?.groups;
  const isOfThis = tracked?.kind === kind && tracked.name === name && tracked.group === groupOf(apiVersion);
  if (isOfThis && tracked.application !== undefined) {
    return { kind: 'argo', application: tracked.application };
  }
  if (!managedFields.some(({ manager }) => ARGO_MANAGERS.has(manager))) return null;
  const application = ARGO_LABELS.map((label) => labels?.[label]).find((value) => value !== undefined);
  return application === undefined ? null : { kind: 'argo', application };
};

/** https://github.com/rancher/wrangler: how K3s' deploy controller and helm-controller mark what they apply. */
const k3s: Mark = ({ metadata: { annotations } }) => {
  const mark = (name: string): string | undefined => annotations?.[`objectset.rio.cattle.io/owner-${name}`];
  const gvk = mark('gvk');
  if (gvk === undefined) return null;
  // `k3s.cattle.io/v1, Kind=Addon`
  const owner = /Kind=(\w+)/.exec(gvk)?.[1] ?? gvk;
  return { kind: 'k3s', owner, namespace: mark('namespace') ?? '', name: mark('name') ?? '' };
};

/** https://fluxcd.io/flux/components/kustomize/kustomizations/ and …/helm/helmreleases/ */
const flux: Mark = ({ metadata: { labels } }) => {
  for (const [kind, prefix] of [
    ['Kustomization', 'kustomize.toolkit.fluxcd.io'],
    ['HelmRelease', 'helm.toolkit.fluxcd.io'],
  ] as const) {
    const name = labels?.[`${prefix}/name`];
    if (name !== undefined) {
      return { kind: 'flux', resource: `${kind} ${labels?.[`${prefix}/namespace`] ?? ''}/${name}` };
    }
  }
  return null;
};

/** https://helm.sh/docs/topics/advanced/: Helm adopts only what carries these. */
const helm: Mark = ({ metadata: { annotations } }) => {
  const release = annotations?.['meta.helm.sh/release-name'];
  const namespace = annotations?.['meta.helm.sh/release-namespace'];
  if (release === undefined || namespace === undefined) return null;
  if (release === NETLOOM_RELEASE && namespace === NETLOOM_NAMESPACE) return { kind: 'ours' };
  return { kind: 'helm', release, namespace };
};

const controller: Mark = ({ metadata: { ownerReferences = [] } }) => {
  const owner = ownerReferences.find((reference) => reference.controller === true);
  return owner === undefined ? null : { kind: 'controller', owner: owner.kind, name: owner.name };
};

/** Whether `--adopt` may take the object: nothing would put it back. */
export function isAdoptable({ kind }: Owner): boolean {
  return kind === 'nobody' || kind === 'helm';
}

/** `the Helm release metallb of metallb-system` */
export function describeOwner(owner: Owner): string {
  switch (owner.kind) {
    case 'absent':
      return 'absent';
    case 'ours':
      return 'this network';
    case 'helm':
      return `the Helm release ${owner.release} of ${owner.namespace}`;
    case 'argo':
      return `the Argo CD Application ${owner.application}`;
    case 'k3s':
      return `K3s (${owner.owner} ${owner.namespace === '' ? '' : `${owner.namespace}/`}${owner.name})`;
    case 'flux':
      return `Flux (${owner.resource})`;
    case 'controller':
      return `the controller of ${owner.owner} ${owner.name}`;
    case 'nobody':
      return 'nobody';
    default:
      return owner satisfies never;
  }
}
