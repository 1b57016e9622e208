import * as z from 'zod';
import { ChartValues } from './chart-values.ts';

const ChartVersion = z
  .string()
  .regex(/^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'a chart version is written 1.2.3, exactly');

/** Each default is a version whose values the generated ones were checked against. */
export const Operators = z.strictObject({
  metallb: ChartVersion.default('0.16.1').describe('Version of the chart metallb.'),
  tailscale: ChartVersion.default('1.102.3').describe('Version of the chart tailscale-operator.'),
  externalDns: ChartVersion.default('1.22.0').describe(
    'Version of the chart external-dns; 1.22.0 is the first whose external-dns also changes and deletes TXT records.',
  ),
  traefik: ChartVersion.default('41.3.0').describe(
    'Version of the chart traefik, for an ingress with a release of its own.',
  ),
  certManager: ChartVersion.default('v1.21.1').describe('Version of the chart cert-manager.'),
  values: z
    .strictObject({
      metallb: valuesOf('metallb', '{ speaker: { tolerations: [{ operator: Exists }] } }'),
      tailscale: valuesOf('tailscale-operator', '{ operatorConfig: { logging: debug } }'),
      externalDns: valuesOf('external-dns', '{ interval: 5m }'),
      certManager: valuesOf('cert-manager', '{ replicaCount: 2 }'),
    })
    .prefault({})
    .describe(
      "Values of the charts that netloom does not set, in each chart's own form; those of Traefik are stated as `values` of the ingress.",
    ),
});

function valuesOf(chart: string, example: string): z.ZodOptional<typeof ChartValues> {
  return ChartValues.optional().describe(`Values of the chart ${chart}, such as ${example}.`);
}
