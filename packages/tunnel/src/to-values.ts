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
  const { namespace, id, credentials, replicas, protocol } = tunnel;
  const scrapers = network.actors.filter(({ name }) => name === 'prometheus');
  return from(tunnel, {
    ...DEFAULTS,
    namespace,
    tunnelId: id,
    credentials,
    replicas,
    config: { protocol, ingress: toRules(context) },
    originCAs: originCAs(network),
    networkPolicies: [toNetworkPolicy(context)],
    dnsEndpoints: toDnsEndpoints({ network, owner: 'tunnel', namespace, from }),
    podMonitor: {
      enabled: false,
      from: scrapers.map((actor) => from(actor, podPeer(actor.namespace, actor.labels))),
    },
  });
}
