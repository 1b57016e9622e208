import * as z from 'zod';
import { Hostname, Name, Port } from '../names.ts';
import { Balanced } from './balanced.ts';
import { GoDuration } from './durations.ts';
import { exposureMistakes } from './exposure-mistakes.ts';
import { Guards } from './guards.ts';
import { oneOrList } from './one-or-list.ts';
import { refuse } from './refuse.ts';
import { PlainHostname } from './texts.ts';

const ORIGINS = ['service', 'ingress'] as const;

/** One origin, or a list where the document names several. */
export const ExposureOrigin = oneOrList(z.enum(ORIGINS), { enum: [...ORIGINS] });

const Access = z.strictObject({
  teamName: Name.describe('The team, as in TEAM.cloudflareaccess.com.'),
  audTag: z
    .array(z.string().regex(/^[0-9A-Za-z_-]{1,128}$/, 'an audience tag is letters and digits'))
    .min(1)
    .describe('Audience tags of the applications of Access that the host belongs to; any of them will do.'),
});

const OriginRequest = z.strictObject({
  connectTimeout: GoDuration.optional().describe('How long a connection to the origin may take, e.g. `30s`.'),
  keepAliveTimeout: GoDuration.optional().describe('How long an idle connection stays open, e.g. `90s`.'),
  httpHostHeader: PlainHostname.optional().describe('The Host header that the origin sees.'),
  originServerName: PlainHostname.optional().describe("The name that the origin's certificate must carry."),
  noTLSVerify: z.boolean().optional().describe("Whether the origin's certificate goes unchecked."),
  http2Origin: z.boolean().optional().describe('Whether the origin is asked in HTTP/2.'),
  access: Access.optional().describe(
    'Who must have logged in by Cloudflare Access: cloudflared refuses requests without a token of it.',
  ),
  disableChunkedEncoding: z
    .boolean()
    .optional()
    .describe('Whether chunked bodies are refused to the origin.'),
});

export const Exposure = z
  .strictObject({
    host: Hostname.optional().describe(
      'The host name; `*.` may lead it. With via: loadBalancer it may be left out, and is a record of the address.',
    ),
    via: z
      .enum(['tunnel', 'ingress', 'loadBalancer', 'tailscale', 'nodePort'])
      .describe(
        'Public through the tunnel, internal through Traefik, or, for what is not a web site, at a load balancer address of its own, as a device of the tailnet, or at a port of every node.',
      ),
    origin: ExposureOrigin.optional().describe(
      'Where a tunnel host goes: straight to the service (the default), or through Traefik. A list means that the document states both.',
    ),
    ingress: Name.optional().describe(
      'The ingress that it goes through, where there are several: with via: ingress, or origin: ingress.',
    ),
    path: z
      .string()
      .regex(/^[/^][\x21-\x7e]*$/, 'a path begins with /, or with ^/ for the tunnel, and has no space')
      .max(256)
      .optional()
      .describe(
        'A path prefix for Traefik; for the tunnel a Go regexp, found anywhere in the path unless it begins with ^. Every path unless stated.',
      ),
    port: Port.optional().describe(
      'The port of the Service that it leads to, where that has several; the first unless stated.',
    ),
    public: z
      .enum(['direct', 'proxied'])
      .optional()
      .describe(
        "Whether its record is the router's public address, whose forwards lead here: `direct`, or `proxied` by Cloudflare, which then connects to that address (SSL/TLS mode Full (strict)). A tunnel host is public without it.",
      ),
    auth: z
      .boolean()
      .optional()
      .describe('`false`: nobody logs in for this host, whatever its ingress asks for.'),
    ...Guards.shape,
    originRequest: OriginRequest.optional().describe("cloudflared's options for this host."),
    ...Balanced.shape,
  })
  .check(refuse(exposureMistakes));
