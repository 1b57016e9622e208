import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const tunnelCredentialsUnused: Rule<NetworkFacts> = {
  code: 'tunnel-credentials-unused',
  severity: 'warning',
  description: 'A tunnel has a token, or a credentials file.',
  *check({ network: { tunnel }, origins }) {
    const token = tunnel?.token ?? null;
    if (tunnel === null || token === null) return;
    const at = origins.of(tunnel, 'credentials');
    if (at.kind !== 'written') return;
    yield {
      message: 'the tunnel has a token, with which cloudflared reads no credentials file',
      at,
      related: [{ message: 'the token', at: origins.of(token) }],
      help: 'remove the one that is not meant',
    };
  },
};
