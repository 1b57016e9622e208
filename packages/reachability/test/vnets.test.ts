import { ask, changed } from './ask.ts';

const NETWORK = `apiVersion: netloom/v1
name: home
domain: example.com
lan:
  cidr: 192.168.1.0/24
  hosts:
    - { name: nas, address: 192.168.1.30 }
    - { name: probe, address: 10.0.1.30 }
proxmox:
  hosts: [{ name: pve, address: 192.168.1.20 }]
  sdn:
    zones: [{ name: overlay, type: vxlan }, { name: house, type: vlan, bridge: vmbr0 }]
    vnets:
      - { name: one, zone: overlay, vni: 1, subnets: [{ cidr: 10.0.0.0/24 }] }
      - { name: two, zone: overlay, vni: 2, subnets: [{ cidr: 10.0.1.0/24 }] }
      - { name: iot, zone: house, vni: 30, subnets: [{ cidr: 10.0.30.0/24 }] }
cluster:
  flannel: { backend: vxlan, network: lan }
  nodes:
    - { name: n1, address: 192.168.1.10, sdnAddress: 10.0.0.10 }
    - { name: n2, role: agent, address: 192.168.1.11, sdnAddress: 10.0.1.11 }
loadBalancer:
  pools: [{ name: inside, addresses: [10.0.0.64/30] }]
  l2Advertisements: [{ name: all, nodes: [n1] }]
  allocations: [{ addresses: 10.0.0.64, service: web/web }]
services:
  - { name: web, namespace: web, port: 80, targetPort: 80, selector: { app: web } }
`;

/** The verdict, and the hop that decided. */
function answer(text: string, from: string, to: string): string {
  const { verdict, hops } = ask(text, from, to);
  const hop = hops.find(([one]) => one === verdict && verdict !== 'allow') ?? hops.at(-1);
  return `${verdict}: ${hop?.[2] ?? ''}`;
}

describe('a machine is in a VNet only with an address there', () => {
  it.each([
    ['node:n1', 'tcp://10.0.0.10:22', 'allow: n1 receives it; what listens there on 22/tcp is not stated'],
    [
      'node:n1',
      'tcp://10.0.1.11:22',
      'deny: 10.0.1.11 is in VNet two 10.0.1.0/24, which has no gateway to node:n1',
    ],
    ['node:n2', 'tcp://10.0.1.11:22', 'allow: n2 receives it; what listens there on 22/tcp is not stated'],
    [
      'node:n1',
      'tcp://10.0.30.9:22',
      'unknown: whether a router of VLAN iot 10.0.30.0/24 lets node:n1 reach 10.0.30.9 is not stated',
    ],
    // the pod may run on either node
    [
      'pod:web/web',
      'tcp://10.0.1.11:22',
      'unknown: of the nodes only n2 has an address in VNet two 10.0.1.0/24, where 10.0.1.11 is',
    ],
    ['host:probe', 'tcp://10.0.1.11:22', 'allow: n2 receives it; what listens there on 22/tcp is not stated'],
    [
      'host:probe',
      'tcp://192.168.1.30:445',
      'deny: VNet two has no gateway: no route from it to 192.168.1.30',
    ],
    [
      'host:probe',
      'tcp://10.0.0.10:22',
      'deny: 10.0.0.10 is in VNet one 10.0.0.0/24, which has no gateway to host:probe',
    ],
    ['lan', 'tcp://10.0.1.30:22', 'deny: 10.0.1.30 is in VNet two 10.0.1.0/24, which has no gateway to lan'],
    [
      'lan',
      'tcp://10.0.0.64:80',
      'deny: 10.0.0.64 of pool "inside" is in VNet one 10.0.0.0/24, which has no gateway to lan',
    ],
    ['10.0.0.99', 'tcp://10.0.0.64:80', 'allow: a pod of web/web accepts it on 80/tcp'],
    [
      '10.0.1.99',
      'tcp://10.0.0.10:22',
      'deny: 10.0.0.10 is in VNet one 10.0.0.0/24, which has no gateway to 10.0.1.99/32',
    ],
    [
      '10.0.30.9',
      'tcp://192.168.1.30:445',
      'unknown: whether a router of VLAN iot has a route to 192.168.1.30 is not stated',
    ],
  ])('%s to %s: %s', (from, to, expected) => {
    expect(answer(NETWORK, from, to)).toBe(expected);
  });

  it('traces each VNet on its own', () => {
    const { verdict, hops } = ask(NETWORK, 'sdn', 'tcp://10.0.1.11:22');
    expect([verdict, ...hops.filter(([, layer]) => layer === 'start').map(([, , text]) => text)]).toEqual([
      'unknown',
      '3 paths: 2 denied, 1 allowed',
      'VNet one to tcp://10.0.1.11:22:',
      'VNet two to tcp://10.0.1.11:22:',
    ]);
  });

  it('counts a host of the house to the VNet that it is in', () => {
    const { hops } = ask(NETWORK, '10.0.1.99', 'sdn');
    expect(hops[0]?.[2]).toBe('3 paths: 1 denied, 2 allowed');
    expect(ask(NETWORK, 'host:nas', 'lan').verdict).toBe('allow');
  });

  it('does not know whether a gateway leads from one VNet to another', () => {
    const routed = changed(
      changed(NETWORK, '{ cidr: 10.0.0.0/24 }', '{ cidr: 10.0.0.0/24, gateway: 10.0.0.1 }'),
      '{ cidr: 10.0.1.0/24 }',
      '{ cidr: 10.0.1.0/24, gateway: 10.0.1.1 }',
    );
    expect(answer(routed, '10.0.0.99', 'tcp://10.0.1.11:22')).toBe(
      'unknown: whether gateway 10.0.0.1 of VNet one has a route to 10.0.1.11 is not stated',
    );
  });

  it('does not take a part for the whole', () => {
    const two = changed(NETWORK, '[{ cidr: 10.0.0.0/24 }]', '[{ cidr: 10.0.0.0/24 }, { cidr: 10.0.2.0/24 }]');
    const { hops } = ask(two, 'sdn', 'tcp://10.0.0.10:22');
    expect(hops.map(([, , text]) => text)).toContain(
      'only a part of VNet one is in VNet one 10.0.0.0/24, where 10.0.0.10 is',
    );
  });

  it('does not know which of two VNets with the same addresses it is', () => {
    const twice = changed(NETWORK, 'cidr: 10.0.1.0/24', 'cidr: 10.0.0.0/24');
    for (const from of ['10.0.0.99', 'node:n1']) {
      expect(answer(twice, from, 'tcp://10.0.0.11:22')).toBe(
        'unknown: 10.0.0.11 is in one and two: which of them is not stated',
      );
    }
  });
});

describe('the path between nodes', () => {
  const over = (flannel: string): string =>
    changed(NETWORK, 'flannel: { backend: vxlan, network: lan }', `flannel: { ${flannel} }`);

  it.each([
    ['network: lan', 'allow: a pod of web/web accepts it on 80/tcp'],
    [
      'network: sdn',
      "unknown: flannel's vxlan has no path between n1 (10.0.0.10) and n2 (10.0.1.11): only pods on the same node are reached",
    ],
    [
      'backend: host-gw, network: sdn',
      "unknown: flannel's host-gw has no path between n1 (10.0.0.10) and n2 (10.0.1.11): only pods on the same node are reached",
    ],
    ['backend: host-gw, network: lan', 'allow: a pod of web/web accepts it on 80/tcp'],
  ])('with flannel { %s }: %s', (flannel, expected) => {
    expect(answer(over(flannel), '10.0.0.99', 'tcp://10.0.0.64:80')).toBe(expected);
  });

  it.each([
    ['vxlan', 'allow'],
    ['wireguard-native', 'allow'],
    ['host-gw', 'unknown'],
  ])('across routed networks, %s: %s', (backend, verdict) => {
    const routed = over(`backend: ${backend}, network: sdn`)
      .replaceAll('zone: overlay', 'zone: house')
      .replace('{ cidr: 10.0.0.0/24 }', '{ cidr: 10.0.0.0/24, gateway: 10.0.0.1 }')
      .replace('{ cidr: 10.0.1.0/24 }', '{ cidr: 10.0.1.0/24, gateway: 10.0.1.1 }');
    expect(ask(routed, '10.0.0.99', 'tcp://10.0.0.64:80').verdict).toBe(verdict);
  });

  it('is not known for a node without an address on the SDN', () => {
    const without = changed(over('network: sdn'), ', sdnAddress: 10.0.1.11', '');
    expect(answer(without, '10.0.0.99', 'tcp://10.0.0.64:80')).toBe(
      'unknown: flannel uses the SDN, where node n2 has no address: only pods on the same node are reached',
    );
  });
});

const HOUSE = `apiVersion: netloom/v1
name: home
domain: example.com
router: { name: gate }
segments:
  - { name: family, vlan: 10, cidr: 192.168.1.0/24, gateway: 192.168.1.1, hosts: [{ name: nas, address: 192.168.1.30 }] }
  - { name: servers, vlan: 20, cidr: 192.168.20.0/24, gateway: 192.168.20.1 }
routing: { between: stated, allows: [{ from: segment:family, to: segment:servers, ports: [22/tcp] }] }
proxmox:
  hosts: [{ name: pve, address: 192.168.1.20 }]
  sdn:
    zones: [{ name: house, type: vlan, bridge: vmbr0 }]
    vnets: [{ name: guests, zone: house, vni: 20, subnets: [{ cidr: 192.168.20.0/24 }] }]
cluster:
  nodes:
    - { name: n1, address: 192.168.20.10 }
    - { name: n2, role: agent, address: 192.168.1.11, sdnAddress: 192.168.20.11 }
loadBalancer:
  pools: [{ name: inside, addresses: [192.168.20.64/30] }]
  l2Advertisements: [{ name: all }]
services:
  - { name: web, namespace: web, port: 80, targetPort: 80, selector: { app: web }, expose: [{ via: loadBalancer, address: 192.168.20.64, from: [segments] }] }
`;

describe('a VNet that is a segment', () => {
  it('is walked as that segment', () => {
    expect(ask(HOUSE, 'host:nas', 'tcp://192.168.20.10:22').verdict).toBe('allow');
    // n2 answers on the link of the nas, where it has its other address.
    expect(ask(HOUSE, 'host:nas', 'tcp://192.168.20.11:22').verdict).toBe('unknown');
    expect(ask(HOUSE, 'host:nas', 'tcp://192.168.1.11:80').verdict).toBe('allow');
    expect(ask(HOUSE, 'host:nas', 'tcp://192.168.20.11:80').verdict).toBe('deny');
    expect(ask(HOUSE, 'node:n1', 'tcp://192.168.20.11:22').verdict).toBe('allow');
    expect(ask(HOUSE, 'segment:servers', 'tcp://192.168.20.64:80').verdict).toBe('allow');
  });

  it('is a network of its own where nothing bridges it', () => {
    const apart = HOUSE.replace('type: vlan, bridge: vmbr0', 'type: vxlan');
    expect(ask(apart, 'host:nas', 'tcp://192.168.20.11:22').verdict).not.toBe('allow');
  });
});

describe('a VNet over VXLAN that is a segment', () => {
  // its router has a leg in the VNet; the hosts are in another segment.
  const STRETCHED = HOUSE.replace('type: vlan, bridge: vmbr0', 'type: vxlan, mtu: 1450')
    .replace(
      'subnets: [{ cidr: 192.168.20.0/24 }]',
      'subnets: [{ cidr: 192.168.20.0/24, gateway: 192.168.20.1 }]',
    )
    .replace('cluster:', 'cluster:\n  flannel: { network: FLANNEL }')
    .replace('address: 192.168.1.11, sdnAddress: 192.168.20.11', 'address: 192.168.20.11')
    .replace('hosts: [{ name: pve,', 'hosts: [{ name: pve2, address: 192.168.1.21 }, { name: pve,')
    .replace('FLANNEL', 'lan');
  const WEB = 'tcp://192.168.20.64:80';

  it('gives the pods its MTU, and is walked as the segment', () => {
    const { verdict, hops } = ask(STRETCHED, 'segment:servers', WEB);
    expect(verdict).toBe('allow');
    const overlays = hops.filter(([, layer]) => layer === 'overlay');
    expect(overlays.map(([, , text]) => text)).toEqual([
      "between nodes flannel's VXLAN carries it on 8472/udp, MTU 1400 (1450 of servers less 50)",
    ]);
    expect(ask(STRETCHED, 'host:nas', 'tcp://192.168.20.11:22').verdict).toBe('allow');
  });

  it('is crossed once: where the firewall of the hosts is closed to it, only nodes of one host are reached', () => {
    const closed = `${STRETCHED}firewall: [{ name: web, from: any, to: proxmox, ports: [8006/tcp] }]\n`;
    const { verdict, hops } = ask(closed, 'segment:servers', WEB);
    expect([verdict, hops.filter(([, layer]) => layer === 'overlay').map(([, , text]) => text)]).toEqual([
      'unknown',
      [
        'no firewall rule lets VXLAN of zone "house" pass between all Proxmox hosts on 4789/udp: only nodes on the same host are reached',
      ],
    ]);
    const open = closed.replace(
      'ports: [8006/tcp] }',
      'ports: [8006/tcp] }, { name: vxlan, from: proxmox, to: proxmox, ports: [4789/udp] }',
    );
    expect(ask(open, 'segment:servers', WEB).verdict).toBe('allow');
  });

  it('is the segment for the second address of a node, too', () => {
    const both = STRETCHED.replace('network: lan', 'network: sdn').replaceAll(
      /address: 192\.168\.20\.(1\d) \}/g,
      'address: 192.168.1.$1, sdnAddress: 192.168.20.$1 }',
    );
    expect(ask(both, 'segment:servers', WEB).hops.find(([, layer]) => layer === 'overlay')?.[2]).toContain(
      'MTU 1400',
    );
    const closed = `${both}firewall: [{ name: web, from: any, to: proxmox, ports: [8006/tcp] }]\n`;
    expect(ask(closed, 'segment:servers', WEB).verdict).toBe('unknown');
  });
});
