import type { ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

/** cloudflared reads a plain number as an error. */
const Duration = z.string().regex(/^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$/, 'a Go duration, e.g. 30s or 1m30s');

const OriginRequest = z.strictObject({
  connectTimeout: Duration.optional().describe('Limit for opening a connection to the origin.'),
  keepAliveTimeout: Duration.optional().describe('How long an idle connection is kept.'),
  httpHostHeader: z.string().optional().describe('Host header that the origin sees.'),
  originServerName: z.string().optional().describe("Name that the origin's certificate must hold."),
  noTLSVerify: z.boolean().optional().describe("true: the origin's certificate is not checked."),
  caPool: z
    .string()
    .regex(/^\/[-\w./]+$/, 'an absolute path')
    .optional()
    .describe('File with the certificates of the authorities that the origin is checked by.'),
  http2Origin: z.boolean().optional().describe('true: HTTP/2 to the origin.'),
  disableChunkedEncoding: z.boolean().optional().describe('true: no chunked transfer encoding.'),
  access: z
    .strictObject({
      required: z.literal(true).describe('Requests without a token are refused.'),
      teamName: z.string().min(1).describe('The team, as in TEAM.cloudflareaccess.com.'),
      audTag: z.array(z.string().min(1)).min(1).describe('Audience tags, of which a token has one.'),
    })
    .optional()
    .describe('Which tokens of Cloudflare Access are accepted.'),
});

/** One rule of cloudflared's `ingress`: the first that matches wins. */
export const CloudflaredRule = z.strictObject({
  hostname: z
    .string()
    .regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'a host name without a port; `*.` may lead it')
    .optional()
    .describe('The host; `*.` may lead it. Every host if unset.'),
  path: z
    .string()
    .optional()
    .describe('Go regular expression, found anywhere in the path. Every path if unset.'),
  service: z
    .string()
    .regex(
      /^((https?|tcp|ssh|rdp|smb):\/\/[A-Za-z0-9.:[\]-]+|http_status:[1-9][0-9]{2})$/,
      'a URL without a path, or http_status:404',
    )
    .describe('Where requests go: a URL without a path, or `http_status:404`.'),
  originRequest: OriginRequest.optional().describe('Options of the way to the origin.'),
});
export type CloudflaredRule = ReadonlyDeep<z.output<typeof CloudflaredRule>>;
