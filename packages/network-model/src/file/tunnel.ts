import * as z from 'zod';
import { Hostname, Name } from '../names.ts';
import { Replicas } from './numbers.ts';
import { refuse } from './refuse.ts';
import { SecretKey, TunnelPath } from './texts.ts';
import { tunnelMistakes } from './tunnel-mistakes.ts';

const TUNNEL_ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|<[^<>\p{Cc}]{1,64}>)$/u;

const Answer = z.strictObject({
  host: Hostname.describe('The host name; `*.` may lead it.'),
  path: TunnelPath.optional().describe(
    'A Go regexp, found anywhere in the path unless it begins with ^. Every path unless stated.',
  ),
  status: z.int().min(100).max(599).describe('The HTTP status, e.g. 403.'),
});

export const Tunnel = z
  .strictObject({
    namespace: Name.default('cloudflare').describe('Namespace of cloudflared.'),
    id: z
      .string()
      .regex(TUNNEL_ID, 'a tunnel id is a UUID in lower case, or a placeholder such as <tunnel-id>')
      .describe('The id of the tunnel, a UUID. `<…>` and the nil UUID are placeholders.'),
    credentials: z
      .strictObject({
        existingSecret: Name.default('cloudflared-credentials').describe('Secret with the credentials file.'),
        key: SecretKey.default('credentials.json').describe('Its key.'),
      })
      .prefault({})
      .describe(
        'Where the credentials file of the tunnel lies; never its content. Unused where `token` is stated.',
      ),
    token: z
      .strictObject({
        existingSecret: Name.default('cloudflared-token').describe('Secret with the token.'),
        key: SecretKey.default('token').describe('Its key.'),
      })
      .optional()
      .describe(
        'Where the token of the tunnel lies, in place of a credentials file; never the token itself.',
      ),
    management: z
      .enum(['local', 'remote'])
      .optional()
      .describe(
        'Whose rules cloudflared follows: `local` are those of this file, `remote` those that Cloudflare keeps (its dashboard, its API), which netloom neither writes nor knows. `local` unless stated; beside `token` it must be stated, since tokens are of both.',
      ),
    replicas: Replicas.default(2).describe('How many cloudflared pods run; each holds four connections.'),
    protocol: z
      .enum(['auto', 'quic', 'http2'])
      .default('auto')
      .describe('How it talks to the edge: auto tries quic and falls back to http2.'),
    answers: z
      .array(Answer)
      .default([])
      .describe(
        'Hosts, or paths of hosts, that cloudflared answers itself with a status, as with 403 for /admin of a host that leads to a service.',
      ),
    edgeCertificates: z
      .array(Hostname)
      .default([])
      .describe(
        "Names on further certificates at Cloudflare's edge (Advanced Certificate Manager), e.g. `*.media.example.org`; the universal one covers the zone and one level below it.",
      ),
  })
  .check(refuse(tunnelMistakes));
