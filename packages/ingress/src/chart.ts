import type { ChartMetadata, RequiredCrd } from '@netloom/chart-kit';
import manifest from '../package.json' with { type: 'json' };

export const chart: ChartMetadata = {
  name: 'ingress',
  version: manifest.version,
  appVersion: '3.7.13',
  description: "K3s' Traefik, routes, certificate and the records of internal hosts",
  kubeVersion: '>=1.30.0-0',
  keywords: ['traefik', 'ingress', 'k3s', 'gateway-api', 'network-as-code'],
  images: [],
  about: [
    'This chart configures the Traefik that K3s installs, and routes internal hosts through it. It does **not** install Traefik: K3s does, and the HelmChartConfig only adds to its values.',
    '',
    'Routes are in the namespace of their Service and name no Secret: the one TLSStore `default` holds their certificate.',
    'A route that an Ingress or an HTTPRoute cannot express (HTTPS or h2c to the pods, a regular expression or an encoded character in the path, a wildcard Ingress) is an IngressRoute.',
    'Traefik verifies the certificate of a Service with `scheme: https`: give it one that Traefik trusts, or a ServersTransport that says what it is.',
    '',
    'With empty lists it renders nothing. Objects have the names that the values give them, without the release in front.',
  ].join('\n'),
};

const K3S =
  'K3s installs it: start the servers without --disable=traefik and without --disable-helm-controller';

const CERT_MANAGER =
  'helm upgrade --install cert-manager cert-manager --repo https://charts.jetstack.io --namespace cert-manager --create-namespace --set crds.enabled=true';

export const requires: readonly RequiredCrd[] = [
  { apiVersion: 'helm.cattle.io/v1', kind: 'HelmChartConfig', when: 'helmChartConfigs', installCommand: K3S },
  { apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRoute', when: 'ingressRoutes', installCommand: K3S },
  { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', when: 'middlewares', installCommand: K3S },
  {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'ServersTransport',
    when: 'serversTransports',
    installCommand: K3S,
  },
  { apiVersion: 'traefik.io/v1alpha1', kind: 'TLSStore', when: 'tlsStores', installCommand: K3S },
  { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', when: 'httpRoutes', installCommand: K3S },
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    when: 'gateways',
    installCommand: 'install the controller of the class first: it brings the CRDs of Gateway API',
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    when: 'certificates',
    installCommand: CERT_MANAGER,
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    when: 'clusterIssuers',
    installCommand: CERT_MANAGER,
  },
  {
    apiVersion: 'externaldns.k8s.io/v1alpha1',
    kind: 'DNSEndpoint',
    when: 'dnsEndpoints',
    installCommand:
      'helm upgrade --install external-dns external-dns --repo https://kubernetes-sigs.github.io/external-dns --namespace external-dns --create-namespace',
  },
];
