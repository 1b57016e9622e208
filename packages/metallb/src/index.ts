export { BFDProfile } from './kinds/bfd-profile.ts';
export { BGPAdvertisement } from './kinds/bgp-advertisement.ts';
export { BGPPeer } from './kinds/bgp-peer.ts';
export { Community } from './kinds/community.ts';
export { IPAddressPool } from './kinds/ip-address-pool.ts';
export { L2Advertisement } from './kinds/l2-advertisement.ts';
export { metallbChart } from './metallb-chart.ts';
export { needsFrr } from './needs-frr.ts';
