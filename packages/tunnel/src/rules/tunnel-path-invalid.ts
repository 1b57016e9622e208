import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { tunnelPaths } from './shared/tunnel-paths.ts';

export const tunnelPathInvalid: Rule<NetworkFacts> = {
  code: 'tunnel-path-invalid',
  severity: 'error',
  description: 'The path of a tunnel host is a Go regular expression.',
  *check(facts) {
    const { network, origins } = facts;
    for (const { row, host, path, regexp } of tunnelPaths(facts)) {
      if (regexp.kind !== 'invalid') continue;
      yield {
        message: `path "${path}" of tunnel host "${host}" is not a Go regular expression: ${regexp.why}`,
        at: origins.of(row, 'path'),
        related: [{ message: 'cloudflared does not start with it', at: origins.of(network.tunnel ?? row) }],
        help: 'cloudflared reads paths as Go regular expressions: plain text behind ^, such as ^/api/, is one',
      };
    }
  },
};
