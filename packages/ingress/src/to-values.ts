import type { Drawn, From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { toDnsEndpoints } from '@netloom/network-model/chart';
import { controllerOf } from './controllers/index.ts';
import { toRouteObjects } from './to-route-objects.ts';
import type { IngressValues } from './values.ts';

type Values = Drawn<IngressValues>;

/** The values without a network: what the schema makes of `{}`, without loading it. */
const DEFAULTS: IngressValues = {
  helmChartConfigs: [],
  serversTransports: [],
  ingressRoutes: [],
  middlewares: [],
  ingresses: [],
  httpRoutes: [],
  gateways: [],
  certificates: [],
  tlsStores: [],
  dnsEndpoints: [],
};

export function toValues(network: Network, from: From): Values {
  const { ingresses } = network;
  const [first] = ingresses;
  if (first === undefined) return from(network, { ...DEFAULTS });
  const parts = ingresses.flatMap((ingress): readonly Partial<Values>[] => {
    const input = { network, ingress, from };
    return [controllerOf(ingress).toValues(input), toRouteObjects(input)];
  });
  const all = <Key extends keyof Values>(key: Key): readonly Values[Key][number][] =>
    parts.flatMap((part): readonly Values[Key][number][] => part[key] ?? []);
  return from(network, {
    helmChartConfigs: all('helmChartConfigs'),
    serversTransports: all('serversTransports'),
    ingressRoutes: all('ingressRoutes'),
    middlewares: all('middlewares'),
    ingresses: all('ingresses'),
    httpRoutes: all('httpRoutes'),
    gateways: all('gateways'),
    certificates: all('certificates'),
    tlsStores: all('tlsStores'),
    // one for each name: which namespace they are in means nothing to external-dns
    dnsEndpoints: toDnsEndpoints({ network, owner: 'ingress', namespace: first.namespace, from }),
  });
}
