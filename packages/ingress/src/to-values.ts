import { dumpYaml, plain, type Drawn, type From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { toDnsEndpoints } from '@netloom/network-model/chart';
import type { IngressInput } from './ingress-input.ts';
import { toRouteObjects } from './to-route-objects.ts';
import { toServersTransports } from './to-servers-transports.ts';
import { toTraefikValues } from './traefik-values.ts';
import type { IngressValues } from './values.ts';

type Values = Drawn<IngressValues>;

/** The values without a network: what the schema makes of `{}`, without loading it. */
const DEFAULTS: IngressValues = {
  helmChartConfigs: [],
  serversTransports: [],
  ingressRoutes: [],
  ingresses: [],
  httpRoutes: [],
  certificates: [],
  tlsStores: [],
  dnsEndpoints: [],
};

export function toValues(network: Network, from: From): Values {
  const { ingress } = network;
  if (ingress === null) return from(network, { ...DEFAULTS });
  const context = { network, ingress, from };
  return from(network, {
    helmChartConfigs: [toHelmChartConfig(context)],
    serversTransports: toServersTransports(context),
    ...toRouteObjects(context),
    ...toCertificate(context),
    dnsEndpoints: toDnsEndpoints({ network, owner: 'ingress', namespace: ingress.namespace, from }),
  });
}

/** K3s merges the config of the same name and namespace into its own HelmChart `traefik`. */
function toHelmChartConfig(context: IngressInput): Values['helmChartConfigs'][number] {
  const { ingress, from } = context;
  return from(ingress, {
    name: 'traefik',
    namespace: ingress.namespace,
    spec: {
      valuesContent: dumpYaml(plain(toTraefikValues(context))),
      failurePolicy: 'abort',
    },
  });
}

/** Traefik refuses Secrets of other namespaces, so the one certificate is the default of Traefik's own. */
function toCertificate(context: IngressInput): Pick<Values, 'certificates' | 'tlsStores'> {
  const { from } = context;
  const { tls } = context.network;
  const { namespace } = context.ingress;
  if (tls === null) return { certificates: [], tlsStores: [] };
  const { secretName, dnsNames, kind, issuer } = tls;
  return {
    certificates: [
      from(tls, {
        name: secretName,
        namespace,
        spec: {
          secretName,
          dnsNames,
          issuerRef: { group: 'cert-manager.io', kind, name: issuer },
        },
      }),
    ],
    tlsStores: [from(tls, { name: 'default', namespace, spec: { defaultCertificate: { secretName } } })],
  };
}
