import { Address } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import { dnsZoneOf } from '../../dns-zone-of.ts';
import type { NetworkFacts } from '../../facts.ts';
import { namesAnswering } from '../../host-names.ts';
import { acmeIssuerOf, isLetsEncrypt } from '../../issuer-of.ts';
import type { DnsRecord, Network } from '../../network.ts';
import { isPrivate } from '../../private-address.ts';

export const http01NameNotPublic: Rule<NetworkFacts> = {
  code: 'http01-name-not-public',
  severity: 'error',
  description: "A name that is proven by http leads the issuer's request to the ingress.",
  *check({ network, origins }) {
    for (const tls of network.certificates) {
      const issuer = acmeIssuerOf(network, tls);
      if (tls.solver !== 'http01' || issuer === null || !isLetsEncrypt(issuer)) continue;
      for (const name of tls.dnsNames) {
        // a wildcard cannot be proven by http at all, which is a finding of its own.
        const inside = name.startsWith('*.') ? null : privateTargets(network, name);
        if (inside === null) continue;
        yield {
          message: `solver http01 cannot validate "${name}": its records lead to ${inside.join(' and ')}, which no issuer on the internet reaches`,
          at: origins.of(tls, 'solver'),
          related: [{ message: `"${name}" comes from here`, at: origins.of(tls.dnsNames) }],
          help: 'write `solver: dns01`, or publish the host with `public: direct` and a forward of port 80',
        };
        break;
      }
    }
  },
};

/** The private addresses that a name has in its public zone; null where it has others, or nobody knows. */
function privateTargets(network: Network, name: string): readonly string[] | null {
  if (dnsZoneOf(network, name) === null) return null;
  const records = answering(network.records, name);
  const targets = records.flatMap((record) => record.targets);
  const addresses = targets.filter((target) => target instanceof Address && isPrivate(target));
  if (records.some(({ proxied }) => proxied)) return null;
  return addresses.length === 0 || addresses.length < targets.length ? null : addresses.map(String);
}

/** Those of the name itself, else of the wildcard that answers for it. */
function answering(records: readonly DnsRecord[], name: string): readonly DnsRecord[] {
  for (const one of namesAnswering(name)) {
    const found = records.filter((record) => record.name === one && record.type !== 'TXT');
    if (found.length > 0) return found;
  }
  return [];
}
