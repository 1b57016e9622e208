import type { Finding, Rule } from '@netloom/diagnostics';
import { hasOwnPods, type Exposure, type NetworkFacts, type Service } from '@netloom/network-model';
import { toTunnelOrigin } from '../to-tunnel-origin.ts';

export const tunnelOriginWithoutSelector: Rule<NetworkFacts> = {
  code: 'tunnel-origin-without-selector',
  severity: 'warning',
  description: 'A service that cloudflared reaches states the selector of its pods.',
  *check(facts) {
    const { network } = facts;
    const found = network.exposures.flatMap((exposure) => {
      const origin = toTunnelOrigin(network, exposure);
      // a host with two origins has an ambiguity first.
      if (origin?.kind !== 'service' || exposure.origin.length > 1) return [];
      if (!hasOwnPods(origin.service)) return [];
      return describes(origin.service, facts) ? [{ exposure, service: origin.service }] : [];
    });
    for (const [service, rows] of Map.groupBy(found, (one) => one.service)) {
      if (service.selector === null) yield toFinding(service, rows, facts);
    }
  },
};

/** A row that names the Service alone says nothing of what is behind it. */
function describes(service: Service, { origins }: NetworkFacts): boolean {
  return service.targetPort !== null || origins.of(service, 'port').kind === 'written';
}

function toFinding(
  service: Service,
  rows: readonly { readonly exposure: Exposure }[],
  { origins }: NetworkFacts,
): Finding {
  const { namespace, name } = service;
  return {
    message: `service "${namespace}/${name}" is behind the tunnel and has no selector: cloudflared's policy lets it out to pods of namespace "${namespace}" alone, not to endpoints outside the cluster or in the host's network`,
    at: origins.of(service),
    related: rows.map(({ exposure }) => ({
      message: `host "${exposure.host}" leads to it`,
      at: origins.of(exposure, 'host'),
    })),
    help: 'state the labels of its pods as selector; if it has none, send the host through Traefik (`origin: ingress`), which no egress policy closes',
  };
}
