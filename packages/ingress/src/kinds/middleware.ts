import { defineKind, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const MiddlewareSpec = z.strictObject({
  forwardAuth: z
    .strictObject({
      address: z.string().min(1).describe('Where Traefik asks.'),
      authResponseHeaders: z
        .array(z.string())
        .optional()
        .describe('Headers of the answer that are passed on.'),
    })
    .optional()
    .describe('Another program decides about each request.'),
  ipAllowList: z
    .strictObject({ sourceRange: z.array(z.string()).min(1).describe('CIDRs of clients.') })
    .optional()
    .describe('Only these clients pass.'),
  rateLimit: z
    .strictObject({
      average: z.int().min(0).describe('Requests in a period.'),
      burst: z.int().min(0).describe('Requests at once.'),
      period: z.string().describe('A Go duration.'),
    })
    .optional()
    .describe('So many requests of a client pass.'),
  headers: z
    .strictObject({
      customResponseHeaders: z.record(z.string(), z.string()).describe('Set on each response.'),
    })
    .optional()
    .describe('Headers of responses.'),
});
export type MiddlewareSpec = ReadonlyDeep<z.output<typeof MiddlewareSpec>>;

/** The part of Traefik's Middleware that netloom writes. */
export const Middleware = defineKind({
  apiVersion: 'traefik.io/v1alpha1',
  kind: 'Middleware',
  plural: 'middlewares',
  scope: 'Namespaced',
  spec: MiddlewareSpec,
});
