import type { Rule } from '@netloom/diagnostics';
import { acmeIssuerOf, type NetworkFacts } from '@netloom/network-model';

export const wildcardCertificateNeedsDns: Rule<NetworkFacts> = {
  code: 'wildcard-certificate-needs-dns',
  severity: 'error',
  description: 'A certificate with a wildcard is validated by DNS.',
  *check({ network, origins }) {
    for (const tls of network.certificates) {
      if (tls.solver !== 'http01') continue;
      const wildcard = tls.dnsNames.find((name) => name.startsWith('*.'));
      if (wildcard === undefined) continue;
      yield {
        message: `the certificate holds "${wildcard}", which solver http01 cannot validate: ACME issues wildcards by DNS alone`,
        at: origins.of(tls, 'solver'),
        related: [{ message: `"${wildcard}" comes from here`, at: origins.of(tls.dnsNames) }],
        help: `write \`solver: ${acmeIssuerOf(network, tls) === null ? 'cloudflare' : 'dns01'}\`, or name each host under tls.dnsNames`,
      };
    }
  },
};
