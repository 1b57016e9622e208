import type { ChartMetadata, RequiredCrd } from '@netloom/chart-kit';
import manifest from '../package.json' with { type: 'json' };

export const chart: ChartMetadata = {
  name: 'tailscale',
  version: manifest.version,
  appVersion: '1.102.3',
  description:
    'Configuration of the Tailscale operator: subnet routers, exit nodes, their pods, and the nameserver',
  kubeVersion: '>=1.30.0-0',
  keywords: ['tailscale', 'vpn', 'subnet-router', 'network-as-code'],
  images: [],
  links: [
    { name: 'Tailscale on Kubernetes', url: 'https://tailscale.com/kb/1236/kubernetes-operator' },
    { name: 'source', url: 'https://github.com/tailscale/tailscale' },
  ],
  about: [
    'This chart configures the Tailscale operator. It is **not** the operator: install that first, in a release of its own.',
    'Its objects are cluster-scoped and are named as the values say, without the release in front. With empty lists it renders nothing.',
    '',
    'A route works once it is approved: merge the tailnet policy that `netloom build` writes, or approve it by hand.',
    'The DNSConfig makes the operator run a nameserver for ts.net; whoever runs the cluster DNS has to forward that zone to its ClusterIP.',
    'Remove this release, and wait until the Connectors and the DNSConfig are gone, before you remove the operator: it alone can finish them.',
  ].join('\n'),
};

const INSTALL =
  'helm upgrade --install tailscale-operator tailscale-operator --repo https://pkgs.tailscale.com/helmcharts --namespace tailscale --create-namespace';

export const requires: readonly RequiredCrd[] = [
  ['Connector', 'connectors'] as const,
  ['ProxyClass', 'proxyClasses'] as const,
  ['DNSConfig', 'dnsConfigs'] as const,
].map(([kind, when]) => ({ apiVersion: 'tailscale.com/v1alpha1', kind, installCommand: INSTALL, when }));
