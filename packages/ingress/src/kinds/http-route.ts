import { defineKind, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const Filter = z.strictObject({
  type: z
    .enum(['RequestRedirect', 'ExtensionRef'])
    .describe('The client is sent elsewhere, or what the controller calls a filter.'),
  extensionRef: z
    .strictObject({
      group: z.string().describe('The API group of the filter.'),
      kind: z.string().describe('Its kind.'),
      name: z.string().describe('Its name, in the namespace of the route.'),
    })
    .optional()
    .describe('With ExtensionRef.'),
  requestRedirect: z
    .strictObject({
      scheme: z.literal('https').describe('The scheme of the other URL.'),
      // a number's literal is no integer in JSON Schema, which the CRD has
      statusCode: z.literal(301).meta({ type: 'integer' }).describe('For good.'),
    })
    .optional()
    .describe('Where to, with RequestRedirect.'),
});

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
  hostnames: z.array(z.string()).min(1).optional().describe('Hosts; `*.` may lead one. All if unset.'),
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
          .optional()
          .describe('Requests that the rule takes; all if unset.'),
        filters: z.array(Filter).min(1).optional().describe('What happens to requests on their way.'),
        backendRefs: z
          .array(
            z.strictObject({
              name: z.string().describe('The Service, in the namespace of the route.'),
              port: z.int().min(1).max(65535).describe('Port of the Service.'),
            }),
          )
          .min(1)
          .optional()
          .describe('Where requests go; nowhere where a filter answers them.'),
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
