import type { ChartMetadata, RequiredCrd } from '@netloom/chart-kit';
import manifest from '../package.json' with { type: 'json' };
import { CLOUDFLARED } from './cloudflared.ts';

export const chart: ChartMetadata = {
  name: 'tunnel',
  version: manifest.version,
  appVersion: CLOUDFLARED.tag,
  description: 'cloudflared: Deployment, ordered rules, policy and the records of public hosts',
  kubeVersion: '>=1.30.0-0',
  keywords: ['cloudflared', 'cloudflare-tunnel', 'network-as-code'],
  images: [CLOUDFLARED],
  about: [
    'This chart runs cloudflared for a locally managed tunnel: its rules are in the values, and Cloudflare keeps none.',
    'A token-managed tunnel would ignore them.',
    '',
    'The credentials file stays a Secret that you make; the chart only mounts it:',
    '',
    '```sh',
    'cloudflared tunnel create homelab',
    'kubectl create secret generic cloudflared-credentials --namespace cloudflare --from-file=credentials.json=$HOME/.cloudflared/<tunnel-id>.json',
    '```',
    '',
    'Without `tunnelId` and `credentials.existingSecret` it fails with a message. Objects have fixed names: the Deployment is `cloudflared`, its selector `app: cloudflared`.',
  ].join('\n'),
};

export const requires: readonly RequiredCrd[] = [
  {
    apiVersion: 'externaldns.k8s.io/v1alpha1',
    kind: 'DNSEndpoint',
    when: 'dnsEndpoints',
    installCommand:
      'helm upgrade --install external-dns external-dns --repo https://kubernetes-sigs.github.io/external-dns --namespace external-dns --create-namespace',
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    when: 'podMonitor.enabled',
    installCommand:
      'helm upgrade --install kube-prometheus-stack kube-prometheus-stack --repo https://prometheus-community.github.io/helm-charts --namespace monitoring --create-namespace',
  },
];
