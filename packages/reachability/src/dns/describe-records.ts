import { Address } from '@netloom/addresses';
import type { DnsRecord } from '@netloom/network-model';
import type { Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';

/** The records for a name, its own or those of a wildcard. */
export interface RecordsForName {
  readonly name: string;
  readonly records: readonly DnsRecord[];
}

/** `a.example.com, by *.example.com, is A 192.168.1.9`, and the line of the first. */
export function describeRecords(
  index: NetworkIndex,
  { name, records }: RecordsForName,
): Pick<Hop, 'text' | 'at'> {
  const [first] = records;
  const target = first?.targets[0];
  const at = first === undefined ? null : index.at(target instanceof Address ? target : first);
  const answers = records.map(({ type, targets, proxied }) => {
    const how = proxied ? ', proxied by Cloudflare' : '';
    return `${type} ${targets.map(String).join(', ')}${how}`;
  });
  const by = first === undefined || first.name === name ? name : `${name}, by ${first.name},`;
  return { text: `${by} is ${answers.join(' and ')}`, at };
}
