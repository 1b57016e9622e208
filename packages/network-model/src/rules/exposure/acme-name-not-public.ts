import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isUnder } from '../../host-names.ts';
import { acmeIssuerOf, isLetsEncrypt } from '../../issuer-of.ts';
import { describeList } from '../shared/describe.ts';

export const acmeNameNotPublic: Rule<NetworkFacts> = {
  code: 'acme-name-not-public',
  severity: 'info',
  description: 'An ACME solver is stated for names that a public issuer can prove.',
  *check({ network, origins }) {
    for (const tls of network.certificates) {
      const issuer = acmeIssuerOf(network, tls);
      // an issuer that is not ACME has a solver here, too, by default.
      const isStated = origins.of(tls, 'solver').kind === 'written';
      if (!isStated && (issuer === null || !isLetsEncrypt(issuer))) continue;
      const names = tls.dnsNames.filter((name) => NOT_PUBLIC.some((domain) => isUnder(name, domain)));
      if (names.length === 0) continue;
      yield {
        message: `${isStated ? `solver ${tls.solver} is for ACME` : `issuer "${tls.issuer}" is Let's Encrypt`}, but no public issuer gives a certificate for ${describeList(names.map((name) => `"${name}"`))}`,
        at: origins.of(tls, isStated ? 'solver' : 'issuer'),
        related: [{ message: 'the names come from here', at: origins.of(tls.dnsNames) }],
        help: `use names below a domain of your own, or an issuer with a CA of your own${isStated ? ', and leave `solver` out' : ''}`,
      };
    }
  },
};

/** Names that no zone of the internet's DNS has (RFC 6761, 6762, 8375, ICANN); those for examples are left out. */
const NOT_PUBLIC = ['local', 'lan', 'home', 'internal', 'home.arpa', 'test', 'invalid', 'localhost'] as const;
