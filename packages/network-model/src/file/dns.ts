import { Address } from '@netloom/addresses';
import * as z from 'zod';
import { Hostname, Name } from '../names.ts';
import { Seconds } from './durations.ts';
import { Line, PlainHostname, SecretKey } from './texts.ts';

/** 31 bits: RFC 2181, 8. */
const TTL_MOST = 2_147_483_647;

const Ttl = Seconds.refine((seconds) => seconds >= 1 && seconds <= TTL_MOST, {
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
  .check((context) => {
    const { type, targets } = context.value;
    for (const [index, text] of targets.entries()) {
      const message = mistakeOf(type, text);
      if (message !== null) {
        context.issues.push({ code: 'custom', message, input: text, path: ['targets', index] });
      }
    }
    if (type === 'CNAME' && targets.length > 1) {
      const message = 'a CNAME has exactly one target';
      context.issues.push({ code: 'custom', message, input: targets, path: ['targets'] });
    }
  });

function mistakeOf(type: z.output<typeof StatedRecord>['type'], text: string): string | null {
  if (type === 'TXT') return null;
  const read = Address.parse(text);
  if (type === 'CNAME') {
    if (read.ok) {
      return `"${text}" is an address, but CNAME leads to a name: did you mean type ${read.value.family === 4 ? 'A' : 'AAAA'}?`;
    }
    // RFC 3696, section 2: no top-level domain is a number.
    if (/(^|\.)\d+$/.test(text)) {
      return `"${text}" is not a host name, which a CNAME needs: its last part is a number`;
    }
    return Hostname.safeParse(text).success ? null : `"${text}" is not a host name, which a CNAME needs`;
  }
  if (!read.ok) return read.message;
  const family = type === 'A' ? 4 : 6;
  if (read.value.family === family) return null;
  return `"${text}" is IPv${read.value.family}, but ${type} holds IPv${family}: did you mean type ${type === 'A' ? 'AAAA' : 'A'}?`;
}

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
