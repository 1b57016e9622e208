import { defineKind, dumpYaml, plain, type KubernetesObject } from '@netloom/chart-kit';
import * as z from 'zod';
import type { Operator } from './operator.ts';

/** https://docs.k3s.io/helm: what K3s' helm-controller installs. Only the fields that netloom writes. */
const HelmChartSpec = z.strictObject({
  repo: z.url(),
  chart: z.string().min(1),
  version: z.string().min(1),
  targetNamespace: z.string().min(1),
  failurePolicy: z.literal('abort'),
  valuesContent: z.string(),
});

export const HelmChart = defineKind({
  apiVersion: 'helm.cattle.io/v1',
  kind: 'HelmChart',
  plural: 'helmcharts',
  scope: 'Namespaced',
  spec: HelmChartSpec,
});

/** The operator as K3s installs it. `abort`: the default reinstalls after a failure, and with the CRDs all their objects go. */
export function toHelmChart({
  name,
  repository,
  chart,
  version,
  namespace,
  values,
}: Operator): KubernetesObject<z.output<typeof HelmChartSpec>> {
  return {
    apiVersion: HelmChart.apiVersion,
    kind: HelmChart.kind,
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
