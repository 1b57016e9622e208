import type { Finding, Rule } from '@netloom/diagnostics';
import { providerOf } from '../../dns-providers/index.ts';
import { dnsZoneOf } from '../../dns-zone-of.ts';
import type { NetworkFacts } from '../../facts.ts';
import type { DnsRecord, Network } from '../../network.ts';
import { describeList } from '../shared/describe.ts';

export const dnsCnameConflict: Rule<NetworkFacts> = {
  code: 'dns-cname-conflict',
  severity: 'error',
  description: 'A name that has a CNAME has no other record.',
  *check(facts) {
    for (const [name, records] of Map.groupBy(facts.network.records, (record) => record.name)) {
      const cname = records.find(({ type }) => type === 'CNAME');
      if (cname === undefined) continue;
      // where it is proxied or at the apex, Cloudflare answers with addresses: TXT records are allowed beside those.
      const flattened = cname.proxied || isFlattened(facts.network, name);
      const others = records.filter((record) => record !== cname && !(flattened && record.type === 'TXT'));
      if (others.length > 0) yield toFinding(cname, others, facts);
    }
  },
};

function isFlattened(network: Network, name: string): boolean {
  const zone = dnsZoneOf(network, name);
  return zone?.name === name && providerOf(zone).isCloudflare;
}

function toFinding(cname: DnsRecord, others: readonly DnsRecord[], { origins }: NetworkFacts): Finding {
  const types = [...new Set(others.map(({ type }) => type))];
  // a record that the file states is the one to change.
  const [shown, ...rest] = [...others, cname].toSorted(
    (a, b) => Number(b.owner === 'dns') - Number(a.owner === 'dns'),
  );
  if (shown === undefined) throw new Error('a conflict of no records');
  return {
    message: `"${cname.name}" is a CNAME of ${cname.targets.join(', ')}, and has ${types.includes('CNAME') ? 'another record' : `records of type ${describeList(types)}`} too: a CNAME must be the only record`,
    at: origins.of(shown),
    related: rest.map((record) => ({
      message: `${record.type} ${whose(record)}`,
      at: origins.of(record),
    })),
    help: 'remove one of them, or give one another name',
  };
}

function whose({ owner }: DnsRecord): string {
  switch (owner) {
    case 'tunnel':
      return 'of the tunnel host';
    case 'ingress':
      return 'of the ingress domain';
    case 'dns':
      return 'of dns.records';
    default:
      return owner satisfies never;
  }
}
