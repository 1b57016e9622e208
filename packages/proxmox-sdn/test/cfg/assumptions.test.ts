import { assumptionsOf } from '../../src/cfg/assumptions.ts';
import type { Sdn } from '../../src/values.ts';

const SDN: Sdn = {
  zones: [
    { name: 'floor', spec: { type: 'vlan', bridge: 'vmbr1' } },
    { name: 'double', spec: { type: 'qinq', bridge: 'vmbr2', tag: 7 } },
    { name: 'nat', spec: { type: 'simple' } },
    { name: 'routed', spec: { type: 'simple' } },
    { name: 'overlay', spec: { type: 'vxlan', peers: ['192.168.7.233'] } },
    { name: 'empty', spec: { type: 'vlan', bridge: 'vmbr3' } },
  ],
  vnets: [
    { name: 'v1', spec: { zone: 'floor', tag: 30 } },
    { name: 'v2', spec: { zone: 'double', tag: 30 } },
    { name: 'v3', spec: { zone: 'nat' } },
    { name: 'v4', spec: { zone: 'routed' } },
    { name: 'v5', spec: { zone: 'overlay', tag: 100 } },
  ],
  subnets: [
    { name: 'nat-10.1.0.0-24', spec: { vnet: 'v3', subnet: '10.1.0.0/24', gateway: '10.1.0.1', snat: true } },
    { name: 'routed-10.2.0.0-24', spec: { vnet: 'v4', subnet: '10.2.0.0/24', gateway: '10.2.0.1' } },
  ],
};

describe(assumptionsOf, () => {
  it('names each zone whose interfaces stand on what the hosts are asked for', () => {
    expect(assumptionsOf(SDN)).toEqual([
      'vlan zone floor: bridge vmbr1 is assumed to be a VLAN-aware Linux bridge; for a plain or an OVS bridge Proxmox writes other interfaces.',
      'qinq zone double: bridge vmbr2 is assumed to be a VLAN-aware Linux bridge; for a plain or an OVS bridge Proxmox writes other interfaces.',
      "simple zone nat: the SNAT lines assume that each host's default route leads through vmbr0, from the address that the network states; Proxmox reads the route from the host, and leaves out the whole VNet where there is none.",
    ]);
  });

  it('is silent where nothing is assumed', () => {
    expect(assumptionsOf({ ...SDN, zones: SDN.zones.slice(3) })).toEqual([]);
  });
});
