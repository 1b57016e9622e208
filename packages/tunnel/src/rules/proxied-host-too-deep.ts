import type { Rule } from '@netloom/diagnostics';
import { dnsZoneOf, isUnder, nameCovering, recordOrigin, type NetworkFacts } from '@netloom/network-model';

export const proxiedHostTooDeep: Rule<NetworkFacts> = {
  code: 'proxied-host-too-deep',
  severity: 'warning',
  description:
    "A proxied host is on a certificate of Cloudflare's edge: the universal one holds the zone's apex and one label below it.",
  *check({ network, origins }) {
    const proxied = network.records.filter(({ proxied: is }) => is);
    for (const [name, [record]] of Map.groupBy(proxied, (one) => one.name)) {
      const stated = dnsZoneOf(network, name);
      const zone = stated?.name ?? network.domain;
      // another zone has another certificate.
      if (record === undefined || !isUnder(name, zone)) continue;
      if (stated === null && network.dns !== null) continue;
      if (nameCovering(name, [zone, `*.${zone}`, ...(network.tunnel?.edgeCertificates ?? [])]) !== null) {
        continue;
      }
      yield {
        message: `proxied host "${name}" is more than one label below ${zone}: Cloudflare's universal certificate does not cover it`,
        at: recordOrigin(record, origins),
        related: [
          stated === null
            ? {
                message: 'the domain is the zone, as far as the network says',
                at: origins.of(network, 'domain'),
              }
            : { message: `it covers ${zone} and *.${zone}`, at: origins.of(stated, 'name') },
        ],
        help: `give it a name with one label, or order a certificate for it (Advanced Certificate Manager) and state its names in tunnel.edgeCertificates`,
      };
    }
  },
};
