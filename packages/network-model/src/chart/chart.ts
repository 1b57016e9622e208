import type { ChartMetadata, RequiredCrd } from '@netloom/chart-kit';
import manifest from '../../package.json' with { type: 'json' };
import { BUSYBOX } from './busybox.ts';

export const chart: ChartMetadata = {
  name: 'network-model',
  version: manifest.version,
  appVersion: manifest.version,
  description: 'Facts of the network for other apps, network policies from its flows, and split-horizon DNS',
  kubeVersion: '>=1.30.0-0',
  keywords: ['network-policy', 'default-deny', 'split-horizon', 'coredns', 'network-as-code'],
  images: [BUSYBOX],
  about: [
    'This chart describes the network to the cluster: a ConfigMap of facts that other apps can read, and default deny for the namespaces that are listed, with an allow for each declared flow and for each firewall rule that ends at one of their Services.',
    'An app that ships its own policies opts out by not being in the list.',
    '',
    "Where the network turns split horizon on, it also holds the ConfigMap `coredns-custom` of kube-system: K3s' CoreDNS then answers A and AAAA of internal names itself, and forwards all else.",
    'There is one such ConfigMap in a cluster, and the chart owns it whole. Where the cluster has one already, leave split horizon off and copy the blocks into it: two owners overwrite each other.',
    '',
    'After an install `helm test netloom --namespace netloom-system` checks, from a pod, that CoreDNS resolves the exposed Services and that Traefik answers.',
    '',
    'With empty lists it renders nothing. Objects have the names that the values give them, without the release in front.',
  ].join('\n'),
};

/** Cilium's operator registers them all at its start: pkg/k8s/apis/cilium.io/client/register.go. */
const CILIUM_KINDS = [
  { apiVersion: 'cilium.io/v2', kind: 'CiliumLoadBalancerIPPool', when: 'ciliumLoadBalancerIPPools' },
  {
    apiVersion: 'cilium.io/v2alpha1',
    kind: 'CiliumL2AnnouncementPolicy',
    when: 'ciliumL2AnnouncementPolicies',
  },
  { apiVersion: 'cilium.io/v2', kind: 'CiliumBGPClusterConfig', when: 'ciliumBGPClusterConfigs' },
  { apiVersion: 'cilium.io/v2', kind: 'CiliumBGPPeerConfig', when: 'ciliumBGPPeerConfigs' },
  { apiVersion: 'cilium.io/v2', kind: 'CiliumBGPAdvertisement', when: 'ciliumBGPAdvertisements' },
] as const;

export const requires: readonly RequiredCrd[] = [
  {
    apiVersion: 'externaldns.k8s.io/v1alpha1',
    kind: 'DNSEndpoint',
    when: 'dnsEndpoints',
    installCommand:
      'helm upgrade --install external-dns external-dns --repo https://kubernetes-sigs.github.io/external-dns --namespace external-dns --create-namespace',
  },
  ...CILIUM_KINDS.map(({ apiVersion, kind, when }) => ({
    apiVersion,
    kind,
    when,
    // what runs keeps its settings
    installCommand:
      'helm upgrade --install cilium cilium --repo https://helm.cilium.io --namespace kube-system --reuse-values',
  })),
];
