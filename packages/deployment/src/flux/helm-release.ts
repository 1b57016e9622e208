import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import { FLUX_NAMESPACE } from './names.ts';

export type HelmReleaseSpec = NonNullable<IHelmRelease['spec']>;

export interface HelmReleaseOptions {
  readonly name: string;
  /** As Helm names it, and where: `helm list` and netloom find it there. */
  readonly release: { readonly name: string; readonly namespace: string };
  readonly spec: Pick<HelmReleaseSpec, 'chart' | 'chartRef' | 'dependsOn' | 'healthCheckExprs'>;
  /** Whether CRDs beside the templates are installed, and replaced by those of a newer chart. */
  readonly crds: 'CreateReplace' | 'Skip';
  readonly values: object;
}

/**
 * A HelmRelease that goes forward: what failed is tried again, and never uninstalled or rolled back. It waits until its
 * objects are healthy, undoes what others change in them, and takes nothing that belongs to another release.
 */
export function helmRelease({ name, release, spec, crds, values }: HelmReleaseOptions): IHelmRelease {
  const action = {
    crds,
    disableTakeOwnership: true,
    // a webhook may not respond yet although its Deployment is healthy
    strategy: { name: 'RetryOnFailure', retryInterval: '1m' },
  } as const;
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name, namespace: FLUX_NAMESPACE },
    spec: {
      ...spec,
      releaseName: release.name,
      targetNamespace: release.namespace,
      storageNamespace: release.namespace,
      interval: '10m',
      timeout: '10m',
      install: action,
      upgrade: action,
      waitStrategy: { name: 'poller' },
      // what the charts do not state, such as the certificates of webhooks, is no drift: it is found by a dry run of an apply
      driftDetection: { mode: 'enabled' },
      values,
    },
  };
}
