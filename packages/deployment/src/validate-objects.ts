import { MISMATCH, readForm, type GeneratedFile } from '@netloom/chart-kit';
import { HELM_CHART_FORM } from './operators/helm-chart-form.ts';

type KindClass = new (object: never) => { validate(): void };

/** The class of each kind that is generated here. Those of Argo CD and Flux are hundreds of modules: each is loaded where it validates something. */
const KINDS: Readonly<Record<string, () => Promise<KindClass>>> = {
  'v1 Namespace': async () => (await import('kubernetes-models/v1/Namespace')).Namespace,
  'helm.cattle.io/v1 HelmChart': async () => (await import('./operators/helm-chart-kind.ts')).HelmChart,
  'argoproj.io/v1alpha1 Application': async () =>
    (await import('@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application')).Application,
  'argoproj.io/v1alpha1 ApplicationSet': async () =>
    (await import('@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet')).ApplicationSet,
  'argoproj.io/v1alpha1 AppProject': async () =>
    (await import('@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject')).AppProject,
  'source.toolkit.fluxcd.io/v1 GitRepository': async () =>
    (await import('@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository')).GitRepository,
  'source.toolkit.fluxcd.io/v1 HelmRepository': async () =>
    (await import('@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository')).HelmRepository,
  'source.toolkit.fluxcd.io/v1 OCIRepository': async () =>
    (await import('@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository')).OCIRepository,
  'kustomize.toolkit.fluxcd.io/v1 Kustomization': async () =>
    (await import('@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization')).Kustomization,
  'helm.toolkit.fluxcd.io/v2 HelmRelease': async () =>
    (await import('@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease')).HelmRelease,
};

/** Validates each Kubernetes object by the class of its kind. An invalid one is our mistake: it throws. */
export async function validateObjects(files: ReadonlyMap<string, GeneratedFile>): Promise<void> {
  for (const [path, { documents }] of files) {
    for (const document of documents) if (isObject(document)) await validateObject(path, document);
  }
}

async function validateObject(path: string, object: TypedObject): Promise<void> {
  const name = `${object.apiVersion} ${object.kind}`;
  // the class of this one takes the schemas, which are needed only to say what is wrong
  if (name === 'helm.cattle.io/v1 HelmChart' && readForm(HELM_CHART_FORM, object) !== MISMATCH) return;
  const Kind = await KINDS[name]?.();
  if (Kind === undefined) throw new Error(`${path}: no class validates ${name}`);
  try {
    // the class is that of the object's own kind
    new Kind(object as never).validate();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${path} holds an invalid ${name}: ${reason}`, { cause: error });
  }
}

interface TypedObject {
  readonly apiVersion: string;
  readonly kind: string;
}

function isObject(document: object): document is TypedObject {
  return 'apiVersion' in document && 'kind' in document;
}
