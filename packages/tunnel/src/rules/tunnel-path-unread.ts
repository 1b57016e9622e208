import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { tunnelPaths } from './shared/tunnel-paths.ts';

export const tunnelPathUnread: Rule<NetworkFacts> = {
  code: 'tunnel-path-unread',
  severity: 'warning',
  description: 'The path of a tunnel host is an expression that netloom reads as cloudflared does.',
  *check(facts) {
    for (const { row, host, path, regexp } of tunnelPaths(facts)) {
      if (regexp.kind !== 'unsure') continue;
      yield {
        message: `path "${path}" of tunnel host "${host}" is not checked: ${regexp.why}`,
        at: facts.origins.of(row, 'path'),
        help: 'write it shorter; `cloudflared tunnel ingress validate` shows whether cloudflared accepts it',
      };
    }
  },
};
