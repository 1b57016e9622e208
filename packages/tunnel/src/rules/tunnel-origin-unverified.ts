import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { toTunnelOrigin } from '../to-tunnel-origin.ts';

export const tunnelOriginUnverified: Rule<NetworkFacts> = {
  code: 'tunnel-origin-unverified',
  severity: 'warning',
  description: 'cloudflared checks the certificate of an origin that it speaks TLS with.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      if (exposure.originRequest.noTLSVerify !== true) continue;
      const origin = toTunnelOrigin(network, exposure);
      // without TLS there is nothing to check: then the option has no effect, which is a finding of its own.
      if (origin === null || (origin.kind === 'service' && origin.service.scheme !== 'https')) continue;
      const at = origins.of(exposure.originRequest, 'noTLSVerify');
      yield {
        message: `tunnel host "${exposure.host}" accepts any certificate from its origin: another pod may answer in its place`,
        at,
        related: [
          origin.kind === 'service'
            ? { message: 'its origin is this service', at: origins.of(origin.service) }
            : { message: 'its origin is ingress', at: origins.of(origin.ingress) },
        ],
        help: "write the name on the origin's certificate as originServerName instead",
      };
    }
  },
};
