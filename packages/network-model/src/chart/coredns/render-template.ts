import { Address } from '@netloom/addresses';
import type { DnsRecord } from '../../network.ts';
import { encodeAddress, encodePattern, encodeSeconds } from './encode.ts';

/** For records that state none. */
const TTL = 60;

/**
 * Plugin lines that answer A and AAAA of the names that a pattern fits. A family without an address is answered too, with
 * nothing: were it left to others, half of an answer would come from outside. All other types, and all other names, go on
 * to the next plugin; `hosts` would keep them, and knows a wildcard of one label only.
 */
export function renderTemplates(pattern: string, records: readonly DnsRecord[]): readonly string[] {
  return (['A', 'AAAA'] as const).map((type) => {
    const answers = records
      .filter((record) => record.type === type)
      .flatMap(({ targets, ttl }) => targets.flatMap((target) => toAnswer(type, target, ttl)));
    const responses = answers.length === 0 ? ['rcode NOERROR'] : answers;
    const lines = [`match "${pattern}"`, ...responses, 'fallthrough'];
    return [`template IN ${type} {`, ...lines.map((line) => `  ${line}`), '}'].join('\n');
  });
}

function toAnswer(type: 'A' | 'AAAA', target: Address | string, ttl: number | null): readonly string[] {
  if (!(target instanceof Address)) return [];
  return [`answer "{{ .Name }} ${encodeSeconds(ttl ?? TTL)} IN ${type} ${encodeAddress(target)}"`];
}

export function ownPattern(zone: string): string {
  return `^${encodePattern(zone)}[.]$`;
}

/** Every name below the zone, at any depth, but not the zone itself. */
export function belowPattern(zone: string): string {
  return `[.]${encodePattern(zone)}[.]$`;
}
