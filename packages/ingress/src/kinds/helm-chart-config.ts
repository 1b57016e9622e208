import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';

/** What a person adds to the values of a chart that K3s ships. */
export const HelmChartConfig = defineKind({
  apiVersion: 'helm.cattle.io/v1',
  kind: 'HelmChartConfig',
  plural: 'helmchartconfigs',
  scope: 'Namespaced',
  spec: z.strictObject({
    valuesContent: z.string().describe('Values of the chart, as YAML text.'),
    failurePolicy: z
      .enum(['abort', 'reinstall', 'retry'])
      .optional()
      .describe('What a failed upgrade does; K3s reinstalls by default, and the address is lost meanwhile.'),
  }),
});
