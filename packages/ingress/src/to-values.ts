import type { Drawn, From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { toDnsEndpoints } from '@netloom/network-model/chart';
import { controllerOf } from './controllers/index.ts';
import { toClusterIssuers } from './to-cluster-issuers.ts';
import { toRouteObjects } from './to-route-objects.ts';
import type { IngressValues } from './values.ts';

type Values = Drawn<IngressValues>;
/** Those that each ingress has its part in. */
type Lists = Omit<Values, 'clusterIssuers'>;

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
  const issuers = toIssuers(network, from);
  if (first === undefined) return from(network, { ...DEFAULTS, ...issuers });
  const parts = ingresses.flatMap((ingress): readonly Partial<Values>[] => {
    const input = { network, ingress, from };
    return [controllerOf(ingress).toValues(input), toRouteObjects(input)];
  });
  const all = <Key extends keyof Lists>(key: Key): readonly Lists[Key][number][] =>
    parts.flatMap((part): readonly Lists[Key][number][] => part[key] ?? []);
  return from(network, {
    helmChartConfigs: all('helmChartConfigs'),
    serversTransports: all('serversTransports'),
    ingressRoutes: all('ingressRoutes'),
    middlewares: all('middlewares'),
    ingresses: all('ingresses'),
    httpRoutes: all('httpRoutes'),
    gateways: all('gateways'),
    certificates: all('certificates'),
    ...issuers,
    tlsStores: all('tlsStores'),
    // one for each name: which namespace they are in means nothing to external-dns
    dnsEndpoints: toDnsEndpoints({ network, owner: 'ingress', namespace: first.namespace, from }),
  });
}

function toIssuers(network: Network, from: From): Pick<Values, 'clusterIssuers'> {
  const clusterIssuers = toClusterIssuers(network, from);
  return clusterIssuers.length === 0 ? {} : { clusterIssuers };
}
