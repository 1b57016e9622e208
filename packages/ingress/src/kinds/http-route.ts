import { defineKind, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const HTTPRouteSpec = z.strictObject({
  parentRefs: z
    .array(
      z.strictObject({
        name: z.string().describe('The Gateway.'),
        namespace: z.string().describe('Its namespace.'),
        sectionName: z.string().describe('Its listener.'),
      }),
    )
    .min(1)
    .describe('Gateways that the route attaches to.'),
  hostnames: z.array(z.string()).min(1).describe('Hosts; `*.` may lead one.'),
  rules: z
    .array(
      z.strictObject({
        matches: z
          .array(
            z.strictObject({
              path: z.strictObject({
                type: z.literal('PathPrefix').describe('Whole path elements are compared.'),
                value: z.string().describe('Path prefix.'),
              }),
            }),
          )
          .min(1)
          .describe('Requests that the rule takes.'),
        backendRefs: z
          .array(
            z.strictObject({
              name: z.string().describe('The Service, in the namespace of the route.'),
              port: z.int().min(1).max(65535).describe('Port of the Service.'),
            }),
          )
          .min(1)
          .describe('Where requests go.'),
      }),
    )
    .min(1)
    .describe('Paths and their Services.'),
});
export type HTTPRouteSpec = ReadonlyDeep<z.output<typeof HTTPRouteSpec>>;

/** The part of Gateway API's HTTPRoute that netloom writes. */
export const HTTPRoute = defineKind({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  plural: 'httproutes',
  scope: 'Namespaced',
  spec: HTTPRouteSpec,
});
