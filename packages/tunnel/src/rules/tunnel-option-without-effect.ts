import type { Rule } from '@netloom/diagnostics';
import { isStream, type NetworkFacts } from '@netloom/network-model';
import { toTunnelOrigin } from '../to-tunnel-origin.ts';

/** What cloudflared asks of a certificate. */
const TLS_OPTIONS = ['originServerName', 'noTLSVerify'] as const;

export const tunnelOptionWithoutEffect: Rule<NetworkFacts> = {
  code: 'tunnel-option-without-effect',
  severity: 'warning',
  description: 'Options about the certificate of an origin are set only where the origin speaks TLS.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      const { host, originRequest } = exposure;
      // written as it is by default, an option says nothing wrong.
      const stated = TLS_OPTIONS.filter((option) => (originRequest[option] ?? false) !== false);
      const origin = stated.length === 0 ? null : toTunnelOrigin(network, exposure);
      if (origin?.kind !== 'service' || origin.service.scheme === 'https') continue;
      for (const option of stated) {
        yield {
          message: `${option} of tunnel host "${host}" has no effect: cloudflared ${isStream(origin.service.scheme) ? 'passes bytes on' : 'speaks plain http'} to its service`,
          at: origins.of(originRequest, option),
          related: [
            {
              message: `service "${origin.service.namespace}/${origin.service.name}" has scheme ${origin.service.scheme}`,
              at: origins.of(origin.service),
            },
          ],
          help: 'write `scheme: https` if the service speaks TLS, else remove the option',
        };
      }
    }
  },
};
