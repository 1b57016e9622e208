import { edits, said, type Edit } from '../../networks.ts';

/** Addresses that move, or that something gets or gives up. */
describe('addresses', () => {
  it.each<[string, readonly Edit[], readonly string[]]>([
    [
      'a node that moves',
      [['address: 192.168.1.10, sdn', 'address: 192.168.1.12, sdn']],
      ['~ node:one moves from 192.168.1.10 to 192.168.1.12'],
    ],
    [
      'a node that moves on the SDN',
      [['sdnAddress: 10.0.0.10 }', 'sdnAddress: 10.0.0.12 }']],
      ['~ node:one moves on the SDN from 10.0.0.10 to 10.0.0.12'],
    ],
    [
      'a node that gets a second family',
      [['address: 192.168.1.10, sdn', 'address: 192.168.1.10, address6: fd00::10, sdn']],
      ['~ node:one gets fd00::10'],
    ],
    [
      'a node that gets another interface',
      [
        [
          'address: 192.168.1.10, sdn',
          'address: 192.168.1.10, interfaces: [{ segment: lan, address: 192.168.1.14 }], sdn',
        ],
      ],
      ['~ node:one gets 192.168.1.14'],
    ],
    [
      'a node that leaves the SDN',
      [[', sdnAddress: 10.0.0.11', '']],
      ['~ node:two gives up 10.0.0.11 on the SDN'],
    ],
    [
      'hosts that come and go',
      [['hosts: [{ name: nas, address: 192.168.1.5 }]', 'hosts: [{ name: printer, address: 192.168.1.6 }]']],
      ['- host:nas leaves 192.168.1.5', '+ host:printer is new, at 192.168.1.6'],
    ],
    [
      'a host with another name',
      [['name: nas', 'name: storage']],
      ['~ host:nas is host:storage now, still at 192.168.1.5'],
    ],
    [
      'a pool that grows and shrinks',
      [['192.168.1.200-192.168.1.209', '192.168.1.202-192.168.1.209, 192.168.1.220/30']],
      [
        '~ pool:default grows by 192.168.1.220-192.168.1.223',
        '~ pool:default gives up 192.168.1.200-192.168.1.201',
      ],
    ],
    ['a range in other CIDRs', [['192.168.1.200-192.168.1.209', '192.168.1.200/29, 192.168.1.208/31']], []],
    [
      'a pool that is renamed',
      [
        ['name: default, addresses', 'name: lan, addresses'],
        ['name: l2, pools: [default, ingress]', 'name: l2, pools: [lan, ingress]'],
        ['name: bgp, pools: [default]', 'name: bgp, pools: [lan]'],
      ],
      ['~ pool:default is renamed pool:lan'],
    ],
    [
      'addresses that move between pools',
      [
        ['192.168.1.200-192.168.1.209', '192.168.1.200-192.168.1.207'],
        ['192.168.1.210/32', '192.168.1.208-192.168.1.211'],
      ],
      [
        '~ pool:ingress grows by 192.168.1.211',
        '~ pool:ingress takes 192.168.1.208-192.168.1.209 from pool:default',
      ],
    ],
    [
      'a pool that comes out of another',
      [
        [
          '- { name: default, addresses: [192.168.1.200-192.168.1.209] }',
          `- { name: default, addresses: [192.168.1.200-192.168.1.204] }
    - { name: new, addresses: [192.168.1.205-192.168.1.209] }`,
        ],
      ],
      ['+ pool:new is new', '~ pool:new takes 192.168.1.205-192.168.1.209 from pool:default'],
    ],
    [
      'a pool that goes',
      [
        ['    - { name: default, addresses: [192.168.1.200-192.168.1.209] }\n', ''],
        ['name: l2, pools: [default, ingress]', 'name: l2, pools: [ingress]'],
        ['name: bgp, pools: [default]', 'name: bgp, pools: [ingress]'],
      ],
      ['- pool:default is gone: gives up 192.168.1.200-192.168.1.209'],
    ],
    [
      'the pinned address',
      [['ingress: { address: 192.168.1.210', 'ingress: { address: 192.168.1.200']],
      ['~ ingress moves from 192.168.1.210 to 192.168.1.200'],
    ],
    [
      'a way in that is not there any more',
      [['ingress: { address: 192.168.1.210, domain: int.example.com }\n', '']],
      ['- ingress is no longer pinned to 192.168.1.210'],
    ],
    [
      'a subnet',
      [['cidr: 192.168.1.0/24\n', 'cidr: 192.168.0.0/23\n']],
      ['~ subnet lan was 192.168.1.0/24 gateway 192.168.1.1, is 192.168.0.0/23 gateway 192.168.1.1'],
    ],
    [
      'a second family',
      [['cidr: 192.168.1.0/24\n', 'cidr: 192.168.1.0/24\n  cidr6: fd00::/64\n']],
      ['+ subnet lan (IPv6) is new: fd00::/64'],
    ],
    [
      'reserved ranges',
      [['dhcp: [192.168.1.100-192.168.1.120]', 'reserved: [192.168.1.2]']],
      [
        '- 192.168.1.100-192.168.1.120 (lan, DHCP) is no longer handed out by DHCP',
        '+ 192.168.1.2/32 (lan, reserved) is reserved now',
      ],
    ],
  ])('describes %s', (_what, changes, expected) => {
    expect(said(edits(...changes), 'addresses')).toEqual(expected);
  });
});
