import type { Rule } from '@netloom/diagnostics';
import { providerOf } from '../../dns-providers/index.ts';
import { dns01Of } from '../../dns-providers/solver.ts';
import { dnsZoneOf } from '../../dns-zone-of.ts';
import type { NetworkFacts } from '../../facts.ts';
import { acmeIssuerOf } from '../../issuer-of.ts';
import type { Network, Tls } from '../../network.ts';

export const certificateWithoutSolver: Rule<NetworkFacts> = {
  code: 'certificate-without-solver',
  severity: 'error',
  description: 'Each name on a certificate is in a zone whose records can prove it.',
  *check({ network, origins }) {
    for (const tls of network.certificates) {
      if (tls.solver === 'http01' || acmeIssuerOf(network, tls) === null) continue;
      for (const name of tls.dnsNames) {
        const unproven = whyUnproven(network, { name, tls });
        if (unproven === null) continue;
        yield {
          message: `the certificate holds "${name}", which issuer "${tls.issuer}" cannot prove: ${unproven.reason}`,
          at: origins.of(tls, 'issuer'),
          related: [{ message: `"${name}" comes from here`, at: origins.of(tls.dnsNames) }],
          help: unproven.help,
        };
        // one name that is not proven keeps the whole certificate back.
        break;
      }
    }
  },
};

function whyUnproven(
  network: Network,
  { name, tls }: { readonly name: string; readonly tls: Tls },
): { readonly reason: string; readonly help: string } | null {
  const zone = dnsZoneOf(network, name);
  if (zone === null) {
    return {
      reason: 'no zone under `dns` holds it',
      help: 'state its zone under `dns.zones` with its provider, or write `solver: http01` where the internet reaches the ingress',
    };
  }
  const { title, isCloudflare } = providerOf(zone);
  if (tls.solver === 'cloudflare' && !isCloudflare) {
    return {
      reason: `its solver is cloudflare, and the provider of zone "${zone.name}" is ${title}`,
      help: 'write `solver: dns01`, or leave it out',
    };
  }
  if (dns01Of(zone) !== null) return null;
  return zone.server === null
    ? {
        reason: `cert-manager has no solver for the provider of zone "${zone.name}", ${title}`,
        help: 'state the webhook of cert-manager for it: `solver: { webhook: { groupName, solverName } }` of the zone',
      }
    : {
        reason: `cert-manager takes no TSIG key of algorithm ${zone.server.algorithm}, as zone "${zone.name}" has it`,
        help: 'use a key of hmac-sha256 or hmac-sha512',
      };
}
