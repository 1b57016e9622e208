import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { parseGoRegexp } from './go-regexp.ts';

export const tunnelPathInvalid: Rule<NetworkFacts> = {
  code: 'tunnel-path-invalid',
  severity: 'error',
  sentence: 'The path of a tunnel host is a regular expression of Go.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      if (exposure.via !== 'tunnel' || exposure.path === null) continue;
      const read = parseGoRegexp(exposure.path);
      if (read.ok) continue;
      yield {
        message: `path "${exposure.path}" of tunnel host "${exposure.host}" is no regular expression of Go: ${read.why}`,
        at: origins.of(exposure, 'path'),
        related: [
          { message: 'cloudflared does not start with it', at: origins.of(network.tunnel ?? exposure) },
        ],
        help: 'cloudflared reads paths as unanchored Go regular expressions: plain text such as /api/ is one',
      };
    }
  },
};
