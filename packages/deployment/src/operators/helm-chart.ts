import { dumpYaml, plain, type KubernetesObject } from '@netloom/chart-kit';
import type { Operator } from './operator.ts';

export const HELM_CHART = { apiVersion: 'helm.cattle.io/v1', kind: 'HelmChart' } as const;

interface HelmChartSpec {
  readonly repo: string;
  readonly chart: string;
  readonly version: string;
  readonly targetNamespace: string;
  readonly failurePolicy: 'abort';
  readonly valuesContent: string;
}

/** The operator as K3s installs it. `abort`: the default reinstalls after a failure, and with the CRDs all their objects go. */
export function toHelmChart({
  name,
  repository,
  chart,
  version,
  namespace,
  values,
}: Operator): KubernetesObject<HelmChartSpec> {
  return {
    ...HELM_CHART,
    metadata: { name, namespace: 'kube-system' },
    spec: {
      repo: repository,
      chart,
      version,
      targetNamespace: namespace,
      failurePolicy: 'abort',
      valuesContent: dumpYaml(plain(values)),
    },
  };
}
