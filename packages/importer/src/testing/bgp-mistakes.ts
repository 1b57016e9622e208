import { metallb } from './documents.ts';
import type { Mistake } from './mistake.ts';
import type { PlantFacts } from './plant-facts.ts';

const peer = (name: string, spec: string): string =>
  metallb('BGPPeer', name, `  peerAddress: 172.29.20.1\n${spec}`, 'v1beta2');

const PEER = peer('planted', '  myASN: 64512\n  peerASN: 64513\n');

/** Where MetalLB is. */
function ofMetallb(...documents: readonly string[]): (facts: PlantFacts) => readonly string[] | null {
  return ({ balancer }) => (balancer === 'metallb' ? documents : null);
}

/** Of announcements and BGP peers of MetalLB. */
export const BGP_MISTAKES: readonly Mistake[] = [
  {
    what: 'an announcement of no pool',
    code: 'unknown-reference',
    plant: ofMetallb(metallb('L2Advertisement', 'planted', '  ipAddressPools:\n    - absent @here\n')),
  },
  {
    what: 'a BGP announcement of no pool',
    code: 'unknown-reference',
    plant: ofMetallb(PEER, metallb('BGPAdvertisement', 'planted', '  ipAddressPools:\n    - absent @here\n')),
  },
  {
    what: 'a BGP announcement to no peer',
    code: 'unknown-reference',
    plant: ofMetallb(PEER, metallb('BGPAdvertisement', 'planted', '  peers:\n    - absent @here\n')),
  },
  {
    what: 'a peer with no BFD profile',
    code: 'unknown-reference',
    plant: ofMetallb(peer('planted @here', '  myASN: 64512\n  peerASN: 64513\n  bfdProfile: absent\n')),
  },
  {
    what: 'a hold time below the keepalive',
    code: 'bgp-timers',
    plant: ofMetallb(
      peer('planted @here', '  myASN: 64512\n  peerASN: 64513\n  holdTime: 30s\n  keepaliveTime: 60s\n'),
    ),
  },
  {
    what: 'two peers with one address',
    code: 'bgp-peers-clash',
    plant: ofMetallb(
      metallb('BFDProfile', 'planted-fast', '  receiveInterval: 300\n'),
      peer('planted-1 @here', '  myASN: 64512\n  peerASN: 64513\n  bfdProfile: planted-fast\n'),
      peer('planted-2 @here', '  myASN: 64512\n  peerASN: 64513\n  bfdProfile: planted-fast\n'),
    ),
  },
  {
    what: 'several hops of iBGP',
    code: 'ebgp-multihop-with-ibgp',
    plant: ofMetallb(peer('planted @here', '  myASN: 64512\n  peerASN: 64512\n  ebgpMultiHop: true\n')),
  },
  {
    what: 'an aggregate that is wider than its pool',
    code: 'aggregation-shorter-than-pool',
    plant: ofMetallb(
      metallb('IPAddressPool', 'planted', '  addresses:\n    - 172.29.40.0/28\n'),
      PEER,
      metallb(
        'BGPAdvertisement',
        'planted @here',
        '  ipAddressPools:\n    - planted\n  aggregationLength: 24\n',
      ),
    ),
  },
];
