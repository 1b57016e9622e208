import * as z from 'zod';
import { Hostname, Name } from '../names.ts';
import { isTtl, TTL_MOST } from './conditions.ts';
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

export const Dns = z.strictObject({
  provider: z.literal('cloudflare').default('cloudflare').describe('Who serves the zone.'),
  zone: PlainHostname.describe('The zone that external-dns may change.'),
  owner: Name.optional().describe(
    "external-dns' owner id, one for each cluster; the network's name unless stated.",
  ),
  credentials: z
    .strictObject({
      existingSecret: Name.default('cloudflare-api-token').describe('Secret with the API token.'),
      key: SecretKey.default('api-token').describe('Its key.'),
    })
    .prefault({})
    .describe('Where the API token lies; never the token itself.'),
  records: z.array(StatedRecord).default([]).describe('Further records, besides those of exposed hosts.'),
});
