import { annotatedSpec, Namespace, ObjectName, placedSpec, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';
import { CILIUM_VALUES } from '../cilium/values.ts';
import { DNSEndpoint } from '../kinds/dns-endpoint.ts';
import { NetworkPolicy } from '../kinds/network-policy.ts';
import { OwnService } from '../kinds/own-service.ts';
import { EndpointSlice } from './endpoint-slice.ts';
import { HelmTestValues } from './helm-test-values.ts';

const ConfigMapKey = z
  .string()
  .max(253)
  .regex(/^[-._a-zA-Z0-9]+$/, 'letters, digits, -, _ and .');

export const NetworkModelValues = z.strictObject({
  configMaps: z
    .array(
      z.strictObject({
        name: ObjectName.describe('Name of the ConfigMap.'),
        namespace: Namespace.describe('Namespace of the ConfigMap.'),
        data: z.record(ConfigMapKey, z.string()).describe('Texts by key.'),
      }),
    )
    .default([])
    .describe(
      "`netloom-network`: facts of the network for other apps, `network.json`, one flat key for each fact, and `network.yaml`, the file itself. `coredns-custom`: server blocks for K3s' CoreDNS, where split horizon is on.",
    ),
  networkPolicies: z
    .array(placedSpec(NetworkPolicy))
    .default([])
    .describe('Default deny for namespaces, with what their flows need.'),
  dnsEndpoints: z
    .array(annotatedSpec(DNSEndpoint))
    .default([])
    .describe('Records that the network states itself, for external-dns, and those of resolvers at home.'),
  services: z
    .array(annotatedSpec(OwnService))
    .default([])
    .describe(
      'Services at load balancer addresses, beside those of the apps, and Services of what is outside of the cluster.',
    ),
  endpointSlices: z
    .array(EndpointSlice)
    .default([])
    .describe('The addresses that are behind a Service without pods.'),
  ...CILIUM_VALUES,
  helmTest: HelmTestValues,
});
export type NetworkModelValues = ReadonlyDeep<z.output<typeof NetworkModelValues>>;
