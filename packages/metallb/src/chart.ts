import type { ChartMetadata, RequiredCrd } from '@netloom/chart-kit';
import manifest from '../package.json' with { type: 'json' };
import { BFDProfile } from './kinds/bfd-profile.ts';
import { BGPAdvertisement } from './kinds/bgp-advertisement.ts';
import { BGPPeer } from './kinds/bgp-peer.ts';
import { Community } from './kinds/community.ts';
import { IPAddressPool } from './kinds/ip-address-pool.ts';
import { L2Advertisement } from './kinds/l2-advertisement.ts';

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
  [IPAddressPool, 'ipAddressPools'] as const,
  [L2Advertisement, 'l2Advertisements'] as const,
  [BGPPeer, 'bgpPeers'] as const,
  [BGPAdvertisement, 'bgpAdvertisements'] as const,
  [BFDProfile, 'bfdProfiles'] as const,
  [Community, 'communities'] as const,
].map(([{ apiVersion, kind }, when]): RequiredCrd => ({ apiVersion, kind, installCommand: INSTALL, when }));
