import * as z from 'zod';
import { hasEntries } from './conditions.ts';
import { SourceRange } from './endpoints.ts';
import { Line } from './texts.ts';

const HeaderName = z
  .string()
  .regex(/^[A-Za-z0-9-]+$/, 'a header is named by letters, digits and dashes, such as Remote-User')
  .max(100);

const ForwardAuth = z.strictObject({
  address: z
    .string()
    .regex(
      /^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?(\/[\x21-\x7e]*)?$/,
      'an address is a URL, such as http://authelia.auth.svc:9091/api/authz/forward-auth',
    )
    .max(500)
    .describe(
      'Where Traefik asks whether a request may pass: the URL of Authelia, Authentik or another program.',
    ),
  responseHeaders: z
    .array(HeaderName)
    .default([])
    .describe('Headers of its answer that the service gets, e.g. Remote-User.'),
});

const RateLimit = z.strictObject({
  average: z.int().min(1).describe('Requests of one client that pass in a period, on average.'),
  burst: z.int().min(1).default(1).describe('How many may come at once.'),
  period: z.int().min(1).max(86_400).default(1).describe('Seconds of a period.'),
});

/** `namespace/name` of a Middleware of Traefik, or `Kind.group/name` of what a Gateway's controller calls a filter. */
const FilterReference = z
  .string()
  .regex(
    /^([a-z0-9][a-z0-9-]*|[A-Z][A-Za-z0-9]*\.[a-z0-9.-]+)\/[a-z0-9][a-z0-9.-]*$/,
    'a middleware is named namespace/name, and a filter of a Gateway Kind.group/name',
  )
  .max(200);

/** What happens to requests before they reach a service: of an ingress for all its hosts, or of one host. */
export const Guards = z.strictObject({
  forwardAuth: ForwardAuth.optional().describe('Who must log in first, and where.'),
  ipAllowList: z
    .array(SourceRange)
    .min(1)
    .optional()
    .describe('Clients that may pass, e.g. `lan`, by the address that Traefik sees.'),
  rateLimit: RateLimit.optional().describe('How many requests of one client pass.'),
  headers: z
    .record(HeaderName, Line)
    .refine(hasEntries, 'it needs at least one header')
    .optional()
    .describe('Headers that are set on responses, e.g. `Strict-Transport-Security`.'),
  middlewares: z
    .array(FilterReference)
    .min(1)
    .optional()
    .describe('What exists already: `namespace/name` of a Middleware, or `Kind.group/name` for a Gateway.'),
});
