import type { Drawn, From } from '@netloom/chart-kit';
import {
  acmeIssuerOf,
  dns01Of,
  isAcme,
  isTraefik,
  solvedZones,
  type AcmeIssuer,
  type IngressController,
  type Network,
} from '@netloom/network-model';
import type { ClusterIssuerSpec } from './kinds/cluster-issuer.ts';
import { ingressClassOf } from './to-route-objects.ts';
import { labelsOf } from './traefik/labels.ts';
import type { IngressValues } from './values.ts';

type Solver = ClusterIssuerSpec['acme']['solvers'][number];
type ClusterIssuers = NonNullable<Drawn<IngressValues>['clusterIssuers']>;

/** The issuers that netloom makes: a solver for each zone, and one for each ingress whose names are proven by http. */
export function toClusterIssuers(network: Network, from: From): ClusterIssuers {
  return network.issuers.filter(isAcme).map((issuer) => {
    const { name, acme } = issuer;
    const { server, email, accountKey } = acme;
    return from(issuer, {
      name,
      spec: {
        acme: {
          server,
          ...(email !== null && { email }),
          privateKeySecretRef: { name: accountKey },
          solvers: [...byHttp(network, issuer), ...byDns(network, issuer)],
        },
      },
    });
  });
}

function* byDns(network: Network, issuer: AcmeIssuer): Iterable<Solver> {
  for (const zone of solvedZones(network, issuer)) {
    const dns01 = dns01Of(zone);
    if (dns01 !== null) yield { selector: { dnsZones: [zone.name] }, dns01 };
  }
}

/** A selector by names goes before every zone, so that the zone may have a solver for its other names. */
function* byHttp(network: Network, issuer: AcmeIssuer): Iterable<Solver> {
  for (const ingress of network.ingresses) {
    const { tls } = ingress;
    if (tls?.solver !== 'http01' || acmeIssuerOf(network, tls) !== issuer || tls.dnsNames.length === 0) {
      continue;
    }
    yield { selector: { dnsNames: tls.dnsNames }, http01: toHttp01(network, ingress) };
  }
}

function toHttp01(network: Network, ingress: IngressController): NonNullable<Solver['http01']> {
  const { name, namespace, controller } = ingress;
  if (controller === 'gateway') {
    const gateway = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name, namespace } as const;
    return { gatewayHTTPRoute: { parentRefs: [{ ...gateway, sectionName: 'web' }] } };
  }
  const { labels } = isTraefik(ingress) ? labelsOf(network, ingress) : {};
  return {
    ingress: {
      ingressClassName: ingressClassOf(ingress),
      ...(labels !== undefined && { ingressTemplate: { metadata: { labels } } }),
    },
  };
}
