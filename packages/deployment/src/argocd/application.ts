import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { Delivery } from '@netloom/network-model';
import { ARGOCD_NAMESPACE } from './names.ts';

export type ApplicationSpec = IApplication['spec'];
export type ApplicationSource = NonNullable<ApplicationSpec['sources']>[number];

/** A webhook may not respond yet although its Deployment is healthy. */
export const RETRY = { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } };

export interface ApplicationOptions {
  readonly name: string;
  readonly wave?: number;
  readonly spec: Omit<ApplicationSpec, 'project'>;
}

/** An Application in the project of the same name, which allows what it needs and nothing else. */
export function application({ name, wave, spec }: ApplicationOptions): IApplication {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      ...(wave === undefined ? {} : { annotations: { 'argocd.argoproj.io/sync-wave': String(wave) } }),
    },
    spec: { project: name, ...spec },
  };
}

/** The source of a generated folder with manifests. */
export function gitSource({ git }: Delivery, folder: string): ApplicationSource {
  return { repoURL: git.url, targetRevision: git.revision, path: `${git.path}/${folder}` };
}

/** The generated folder, for the value files of another source: `$values/…`. */
export function valuesSource({ git }: Delivery): ApplicationSource {
  return { repoURL: git.url, targetRevision: git.revision, ref: 'values' };
}
