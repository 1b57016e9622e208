import * as z from 'zod';
import { DNS_PROVIDER_NAMES } from '../dns-providers/names.ts';
import { Hostname, Name, Port } from '../names.ts';
import { AnyAddress } from './addresses.ts';
import { ChartValues } from './chart-values.ts';
import { isTtl, TTL_MOST } from './conditions.ts';
import { dnsMistakes, zoneMistakes } from './dns-mistakes.ts';
import { Seconds } from './durations.ts';
import { recordMistakes } from './record-mistakes.ts';
import { refuse } from './refuse.ts';
import { Line, PlainHostname, SecretKey } from './texts.ts';

const Ttl = Seconds.refine(isTtl, {
  error: `a record is kept for 1s to ${TTL_MOST}s`,
});

/** Targets stay texts in the file: what one must be depends on the type beside it. */
const StatedRecord = z
  .strictObject({
    name: Hostname.describe('The name of the record.'),
    type: z.enum(['A', 'AAAA', 'CNAME', 'TXT']).describe('The type of the record.'),
    targets: z.array(Line).min(1).describe('Addresses for A and AAAA, one name for CNAME, texts for TXT.'),
    proxied: z.boolean().default(false).describe('Whether Cloudflare answers with its own addresses.'),
    ttl: Ttl.optional().describe("How long it may be kept, e.g. `5m`; the provider's default unless stated."),
  })
  .check(refuse(recordMistakes));

const Server = z.strictObject({
  address: AnyAddress.describe('Address of the name server that takes the updates.'),
  port: Port.default(53).describe('Its port.'),
  keyName: Line.describe('Name of the TSIG key.'),
  algorithm: z
    .enum(['hmac-sha256', 'hmac-sha512', 'hmac-sha384', 'hmac-sha224', 'hmac-sha1'])
    .default('hmac-sha256')
    .describe('Algorithm of the TSIG key.'),
});

/** A webhook of external-dns. */
export const Webhook = z.strictObject({
  repository: Line.describe('Image of the webhook, without a tag.'),
  tag: Line.describe('Tag of the image.'),
  secretVariable: Line.describe('The variable in which it expects the key of the Secret.'),
  env: z
    .array(
      z.strictObject({
        name: Line.describe('Name of the variable.'),
        value: Line.describe('Its value; never a secret.'),
      }),
    )
    .default([])
    .describe('Further variables of the webhook.'),
});

/** cert-manager proves names in the zone by records of its own. */
const Solver = z.strictObject({
  existingSecret: Name.optional().describe(
    'Secret with the credentials, in the namespace cert-manager; one of the name that external-dns has unless stated.',
  ),
  key: SecretKey.optional().describe('Its key; that of the credentials unless stated.'),
  webhook: z
    .strictObject({
      groupName: Hostname.describe('The API group that the webhook serves.'),
      solverName: Line.describe('What the webhook calls its solver.'),
      config: ChartValues.optional().describe(
        'Configuration of the webhook, in its own form: Secrets by their names alone.',
      ),
    })
    .optional()
    .describe('A webhook of cert-manager in place of the solver that it has for the provider.'),
});

const DnsZone = z
  .strictObject({
    name: PlainHostname.describe('The zone that external-dns may change.'),
    provider: z.enum(DNS_PROVIDER_NAMES).default('cloudflare').describe('Who serves the zone.'),
    credentials: z
      .strictObject({
        existingSecret: Name.describe('Secret with the credentials, in the namespace external-dns.'),
        key: SecretKey.default('api-token').describe(
          'Its key; route53 reads access-key-id and secret-access-key instead.',
        ),
      })
      .optional()
      .describe(
        'Where the credentials lie; never the credentials themselves. cloudflare-api-token for Cloudflare unless stated.',
      ),
    server: Server.optional().describe('With rfc2136: the name server.'),
    region: Line.optional().describe('With route53: the region of the API, e.g. `eu-central-1`.'),
    webhook: Webhook.optional().describe(
      "With webhook: the program that external-dns' webhook provider asks.",
    ),
    solver: Solver.optional().describe(
      'How cert-manager proves names of the zone, where that does not follow from the provider. For issuers that netloom makes.',
    ),
  })
  .check(refuse(zoneMistakes));

export const Dns = z
  .strictObject({
    provider: z.literal('cloudflare').optional().describe('Who serves the zone; Cloudflare unless stated.'),
    zone: PlainHostname.optional().describe('The zone that external-dns may change, where it is one.'),
    zones: z
      .array(DnsZone)
      .min(1)
      .optional()
      .describe(
        'The zones that external-dns may change, where there are several, or another provider than Cloudflare. A record belongs to the longest that holds its name.',
      ),
    owner: Name.optional().describe(
      "external-dns' owner id, one for each cluster; the network's name unless stated.",
    ),
    credentials: z
      .strictObject({
        existingSecret: Name.default('cloudflare-api-token').describe('Secret with the API token.'),
        key: SecretKey.default('api-token').describe('Its key.'),
      })
      .prefault({})
      .describe('Where the API token lies; never the token itself. For Cloudflare.'),
    records: z.array(StatedRecord).default([]).describe('Further records, besides those of exposed hosts.'),
  })
  .check(refuse(dnsMistakes));
