import type { ChartMetadata, RequiredCrd } from '@netloom/chart-kit';
import manifest from '../package.json' with { type: 'json' };

export const chart: ChartMetadata = {
  name: 'metallb',
  version: manifest.version,
  appVersion: '0.16.1',
  description: 'Configuration of MetalLB: pools, advertisements and BGP peers',
  kubeVersion: '>=1.30.0-0',
  keywords: ['metallb', 'load-balancer', 'bgp', 'network-as-code'],
  images: [],
  links: [
    { name: 'MetalLB', url: 'https://metallb.io/' },
    { name: 'source', url: 'https://github.com/metallb/metallb' },
  ],
  about: [
    'This chart configures MetalLB. It is **not** MetalLB: install the controller and the speakers first, in a release of their own.',
    'One release with both fails on its first install, since the webhook that checks the pools starts after them.',
    '',
    'With empty lists it renders nothing. Objects have the names that the values give them, without the release in front.',
  ].join('\n'),
};

const INSTALL =
  'helm upgrade --install metallb metallb --repo https://metallb.github.io/metallb --namespace metallb-system --create-namespace';

export const requires: readonly RequiredCrd[] = [
  ['v1beta1', 'IPAddressPool', 'ipAddressPools'] as const,
  ['v1beta1', 'L2Advertisement', 'l2Advertisements'] as const,
  ['v1beta2', 'BGPPeer', 'bgpPeers'] as const,
  ['v1beta1', 'BGPAdvertisement', 'bgpAdvertisements'] as const,
  ['v1beta1', 'BFDProfile', 'bfdProfiles'] as const,
  ['v1beta1', 'Community', 'communities'] as const,
].map(([version, kind, when]) => ({
  apiVersion: `metallb.io/${version}`,
  kind,
  installCommand: INSTALL,
  when,
}));
