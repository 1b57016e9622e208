import type { Drawn, From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { podPeer, toDnsEndpoints } from '@netloom/network-model/chart';
import { DEFAULTS } from './defaults.ts';
import { originCAs } from './origin-cas.ts';
import { toNetworkPolicy } from './to-network-policy.ts';
import { toRules } from './to-rules.ts';
import type { TunnelValues } from './values.ts';

export function toValues(network: Network, from: From): Drawn<TunnelValues> {
  const { tunnel } = network;
  if (tunnel === null) return from(network, { ...DEFAULTS });
  const context = { network, tunnel, from };
  const { namespace, id, credentials, token, management, replicas, protocol } = tunnel;
  const isLocal = management === 'local';
  const scrapers = network.actors.filter(({ name }) => name === 'prometheus');
  return from(tunnel, {
    ...DEFAULTS,
    namespace,
    tunnelId: id,
    ...(token === null ? { credentials } : { token }),
    replicas,
    // what Cloudflare keeps replaces them.
    config: { protocol, ingress: isLocal ? toRules(context) : DEFAULTS.config.ingress },
    originCAs: originCAs(network),
    networkPolicies: [toNetworkPolicy(context)],
    dnsEndpoints: isLocal ? toDnsEndpoints({ network, owner: 'tunnel', namespace, from }) : [],
    podMonitor: {
      enabled: false,
      from: scrapers.map((actor) => from(actor, podPeer(actor.namespace, actor.labels))),
    },
  });
}
