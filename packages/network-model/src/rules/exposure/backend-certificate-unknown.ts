import type { Finding, Rule } from '@netloom/diagnostics';
import { isOutsideCluster } from '../../behind-service.ts';
import type { NetworkFacts } from '../../facts.ts';
import type { Exposure, Service } from '../../network.ts';
import { isPrivate } from '../../private-address.ts';
import { serviceOf } from '../../service-of.ts';

export const backendCertificateUnknown: Rule<NetworkFacts> = {
  code: 'backend-certificate-unknown',
  severity: 'warning',
  description: 'Of a device that speaks https the file says how its certificate is checked.',
  *check(facts) {
    const exposures = Map.groupBy(facts.network.exposures, (exposure) => serviceOf(facts.network, exposure));
    for (const [service, rows] of exposures) {
      if (service?.scheme !== 'https' || service.tls !== null) continue;
      if (!isOutsideCluster(service) || !service.addresses.some(isPrivate)) continue;
      const asked = rows.find(({ originRequest }) => !isChecked(originRequest));
      if (asked !== undefined) yield toFinding(service, asked, facts);
    }
  },
};

/** Where cloudflared's options say it of the host. */
function isChecked({ originServerName, noTLSVerify }: Exposure['originRequest']): boolean {
  return originServerName !== undefined || noTLSVerify === true;
}

/** cloudflared asks by the name of the Service, Traefik by the address of the endpoint. */
function toFinding(service: Service, { host, via, origin }: Exposure, { origins }: NetworkFacts): Finding {
  const { namespace, name, addresses } = service;
  const direct = via === 'tunnel' && origin[0] === 'service';
  const asked = direct ? `${name}.${namespace}` : String(addresses[0]);
  const who = direct ? 'cloudflared' : 'Traefik';
  return {
    message: `service "${namespace}/${name}" speaks https, and ${who} asks it for a certificate of ${asked}, which no public authority signs: "${host}" answers with an error`,
    at: origins.of(service, 'scheme'),
    help: 'write tls: { serverName: … } with the name on its certificate, and rootCAs where its authority is your own; insecureSkipVerify takes any certificate',
  };
}
