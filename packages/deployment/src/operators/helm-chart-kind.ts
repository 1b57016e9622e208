import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';
import { HELM_CHART } from './helm-chart.ts';

/** https://docs.k3s.io/helm: what K3s' helm-controller installs. Only the fields that netloom writes. */
export const HelmChart = defineKind({
  ...HELM_CHART,
  plural: 'helmcharts',
  scope: 'Namespaced',
  spec: z.strictObject({
    repo: z.string().regex(/^https:\/\/[^\s/]+(\/\S*)?$/, 'the URL of a chart repository'),
    chart: z.string().min(1),
    version: z.string().min(1),
    targetNamespace: z.string().min(1),
    failurePolicy: z.literal('abort'),
    valuesContent: z.string(),
  }),
});
