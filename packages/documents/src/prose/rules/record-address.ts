import { Address } from '@netloom/addresses';
import { describeList } from '@netloom/network-model';
import { aloneOfFamily } from '../mention.ts';
import { linkOf } from '../prose-facts.ts';
import type { ProseRule } from '../prose-rule.ts';

export const recordAddress: ProseRule = {
  code: 'prose-record-address',
  severity: 'error',
  description: 'A name with an address record is written with the addresses of the record.',
  *check({ mentions, text }, facts) {
    for (const mention of aloneOfFamily(mentions)) {
      const { addresses } = mention;
      if (!(addresses instanceof Address) || linkOf(facts, addresses) === null) continue;
      const wanted = addresses.family === 4 ? 'A' : 'AAAA';
      const named = facts.network.records.filter(({ name, type }) => type === wanted && hasWord(text, name));
      const own = named.flatMap(({ targets }) => targets.map(String));
      const [record] = named;
      if (record === undefined || own.includes(addresses.toString())) continue;
      yield {
        message: `"${record.name}" resolves to ${describeList(own)}, not to ${addresses.toString()}`,
        at: mention,
        related: [{ message: 'the record is made of this', at: facts.facts.origins.of(record) }],
        help: 'write what the record has, or change network.yaml if the text is right',
        ...(own.length === 1 && { replacement: own.join('') }),
      };
    }
  },
};

function hasWord(text: string, name: string): boolean {
  const at = text.toLowerCase().indexOf(name);
  return at >= 0 && !/[\w.*-]/.test(text[at - 1] ?? '') && !/[\w-]/.test(text[at + name.length] ?? '');
}
