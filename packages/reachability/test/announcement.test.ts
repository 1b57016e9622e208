import { ask } from './ask.ts';

/** Two nodes in the LAN, one of them in the VNet too, and a Service at a load balancer address. */
function network(parts: {
  readonly address: string;
  readonly loadBalancer: string;
  readonly gateway?: string;
  readonly flannel?: string;
  readonly ingress?: string;
}): string {
  const { address, loadBalancer, gateway = '', flannel = '', ingress = '' } = parts;
  return `apiVersion: netloom/v1
name: net
domain: example.com
lan:
  cidr: 192.168.1.0/24
  gateway: { name: router, address: 192.168.1.1${gateway} }
  hosts: [{ name: nas, address: 192.168.1.5 }]
proxmox:
  hosts: [{ name: pve, address: 192.168.1.9 }]
  sdn:
    zones: [{ name: zone, type: vxlan, mtu: 1450 }]
    vnets: [{ name: k3s, zone: zone, vni: 4001, subnets: [{ cidr: 10.10.0.0/24 }] }]
cluster:
${flannel === '' ? '' : `  flannel: ${flannel}\n`}  servicelb: false
  nodes:
    - { name: n1, address: 192.168.1.11, sdnAddress: 10.10.0.11 }
    - { name: n2, address: 192.168.1.12 }
loadBalancer:
  pools: [{ name: p, addresses: [${address}/32] }]
${ingress === '' ? `  allocations: [{ addresses: ${address}, service: app/app }]\n` : ''}${loadBalancer}
${ingress}
services:
  - { name: app, namespace: app, port: 443, targetPort: 443, selector: { app: app } }
firewall:
  - { name: all, from: any, to: any, ports: [1-65535/tcp, 1-65535/udp] }
`;
}

/** The verdict, and what the hop of the load balancer says, or else the deciding one. */
function toHopRow(text: string, from: string, to: string): readonly string[] {
  const { verdict, hops } = ask(text, from, to);
  const hop = hops.find(([, layer]) => layer === 'load-balancer') ?? hops.at(-1);
  return [verdict, hop?.[2] ?? ''];
}

const PEER = '{ name: router, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1 }';
const bgp = (peer = PEER, row = '{ name: b }'): string =>
  `  bgp: { peers: [${peer}], advertisements: [${row}] }`;
const l2 = (rows: string): string => `  l2Advertisements: [${rows}]`;
const LAN = '192.168.1.230';
const VNET = '10.10.0.230';

describe("Cilium's announcements", () => {
  const OUTSIDE = '10.20.0.1';
  const text = (loadBalancer: string): string =>
    network({ address: OUTSIDE, loadBalancer: `  by: cilium\n${loadBalancer}` })
      .replace('cluster:\n', 'cluster:\n  cni: cilium\n  podCidr: 10.42.0.0/16\n')
      .replace(/ {2}allocations.*\n/, '')
      .replace(
        'selector: { app: app } }',
        `selector: { app: app }, expose: [{ via: loadBalancer, address: ${OUTSIDE} }] }`,
      );

  it('lead to the router that receives them', () => {
    expect(toHopRow(text(bgp()), 'lan', `tcp://${OUTSIDE}:443`)).toEqual([
      'allow',
      'Cilium advertises 10.20.0.1 of pool "p" to router by CiliumBGPAdvertisement "b"',
    ]);
  });

  it('are not known where nothing announces the address', () => {
    expect(toHopRow(text(''), 'lan', `tcp://${OUTSIDE}:443`)).toEqual([
      'unknown',
      'whether Cilium announces 10.20.0.1 of pool "p", and from which nodes, is not stated (l2Advertisements)',
    ]);
  });
});

describe('an address inside the LAN that is announced by BGP alone', () => {
  const asked =
    '192.168.1.230 of pool "p" is in lan 192.168.1.0/24, where lan resolves it by ARP; it is announced by BGP only';

  it('is unknown to senders on the link, since a router may answer in its place', () => {
    expect(toHopRow(network({ address: LAN, loadBalancer: bgp() }), 'lan', `tcp://${LAN}:443`)).toEqual([
      'unknown',
      `${asked}; whether router "router" answers for it (proxyArp) is not stated`,
    ]);
  });

  it('is not reached where the router is stated to do no proxy ARP', () => {
    const text = network({ address: LAN, loadBalancer: bgp(), gateway: ', proxyArp: false' });
    expect(toHopRow(text, 'lan', `tcp://${LAN}:443`)).toEqual([
      'deny',
      `${asked}, so it gets no answer: router "router" does no proxy ARP`,
    ]);
    expect(toHopRow(text, 'host:nas', `tcp://${LAN}:443`)[0]).toBe('deny');
  });

  it('is reached where the router does proxy ARP, or the sender learns the route itself', () => {
    const answers = network({ address: LAN, loadBalancer: bgp(), gateway: ', proxyArp: true' });
    expect(toHopRow(answers, 'lan', `tcp://${LAN}:443`)).toEqual([
      'allow',
      'router "router" answers ARP for it (proxy ARP); MetalLB advertises 192.168.1.230 of pool "p" to router by BGPAdvertisement "b"',
    ]);
    const silent = network({ address: LAN, loadBalancer: bgp(), gateway: ', proxyArp: false' });
    expect(toHopRow(silent, 'host:router', `tcp://${LAN}:443`)[0]).toBe('allow');
  });

  it('is unknown where the router answers, but is no peer', () => {
    const peer = '{ name: other, myAsn: 64512, peerAsn: 64513, address: 192.168.1.2 }';
    const text = network({ address: LAN, loadBalancer: bgp(peer), gateway: ', proxyArp: true' });
    expect(toHopRow(text, 'lan', `tcp://${LAN}:443`)[0]).toBe('unknown');
  });

  it('is reached by ARP where an L2Advertisement announces it, too', () => {
    const text = network({ address: LAN, loadBalancer: `${bgp()}\n${l2('{ name: l }')}` });
    expect(toHopRow(text, 'lan', `tcp://${LAN}:443`)).toEqual([
      'allow',
      'MetalLB answers ARP for 192.168.1.230 of pool "p" by L2Advertisement "l"',
    ]);
  });

  it('is reached by its route where it lies in no subnet', () => {
    expect(
      toHopRow(network({ address: '10.99.0.1', loadBalancer: bgp() }), 'lan', 'tcp://10.99.0.1:443')[0],
    ).toBe('allow');
  });
});

describe('an L2Advertisement that is limited', () => {
  const FLANNEL = '{ network: sdn, iface: eth1 }';

  it.each([
    [
      '{ name: l, nodes: [n2] }',
      'deny',
      'no node that L2Advertisement "l" allows answers for 10.10.0.230 of pool "p" in k3s 10.10.0.0/24',
    ],
    [
      '{ name: l, nodes: [n1] }',
      'allow',
      'MetalLB answers ARP for 10.10.0.230 of pool "p" by L2Advertisement "l"',
    ],
    [
      '{ name: l }',
      'unknown',
      'MetalLB answers ARP for 10.10.0.230 of pool "p" by L2Advertisement "l"; it may elect n2, whose announcements do not reach k3s 10.10.0.0/24',
    ],
  ])('to nodes: %s is %s from the VNet', (rows, verdict, text) => {
    expect(toHopRow(network({ address: VNET, loadBalancer: l2(rows) }), 'sdn', `tcp://${VNET}:443`)).toEqual([
      verdict,
      text,
    ]);
  });

  it.each([
    [
      '{ name: l, interfaces: [eth1] }',
      'deny',
      'no node that L2Advertisement "l" allows answers for 192.168.1.230 of pool "p" in lan 192.168.1.0/24',
    ],
    [
      '{ name: l, interfaces: [eth0] }',
      'unknown',
      'MetalLB answers ARP for 192.168.1.230 of pool "p" by L2Advertisement "l"; whether the interfaces of n1 and n2 are in lan 192.168.1.0/24 is not stated',
    ],
    [
      '{ name: l, interfaces: [eth1] }, { name: m }',
      'allow',
      'MetalLB answers ARP for 192.168.1.230 of pool "p" by L2Advertisement "l"',
    ],
  ])('to interfaces: %s is %s from the LAN', (rows, verdict, text) => {
    const both = network({ address: LAN, loadBalancer: l2(rows), flannel: FLANNEL }).replace(
      '{ name: n2, address: 192.168.1.12 }',
      '{ name: n2, address: 192.168.1.12, sdnAddress: 10.10.0.12 }',
    );
    expect(toHopRow(both, 'lan', `tcp://${LAN}:443`)).toEqual([verdict, text]);
  });

  it("is heard on flannel's interface where flannel goes through the LAN", () => {
    const text = network({
      address: LAN,
      loadBalancer: l2('{ name: l, interfaces: [eth0] }'),
      flannel: '{ network: lan, iface: eth0 }',
    });
    expect(toHopRow(text, 'lan', `tcp://${LAN}:443`)[0]).toBe('allow');
  });

  it('gives the LAN no route into a VNet', () => {
    const text = network({ address: VNET, loadBalancer: l2('{ name: l, nodes: [n1] }') });
    expect(toHopRow(text, 'lan', `tcp://${VNET}:443`)).toEqual([
      'deny',
      '10.10.0.230 of pool "p" is in VNet k3s 10.10.0.0/24, which has no gateway to lan',
    ]);
    const routed = network({ address: VNET, loadBalancer: bgp() });
    expect(toHopRow(routed, 'lan', `tcp://${VNET}:443`)[0]).toBe('allow');
    expect(toHopRow(routed, 'sdn', `tcp://${VNET}:443`)[0]).toBe('unknown');
  });
});

describe('a BGPAdvertisement that is limited', () => {
  const peerOf = (node: string): string => PEER.replace(' }', `, nodes: [${node}] }`);

  it('reaches no peer of other nodes', () => {
    const text = network({
      address: '10.99.0.1',
      loadBalancer: bgp(peerOf('n1'), '{ name: b, nodes: [n2] }'),
    });
    expect(toHopRow(text, 'lan', 'tcp://10.99.0.1:443')).toEqual([
      'deny',
      'BGPAdvertisement "b" advertises 10.99.0.1 of pool "p" to no peer: the nodes that announce it have no session with router',
    ]);
  });

  it('counts beside others of the pool', () => {
    const rows = '{ name: b, nodes: [n2] }, { name: c, nodes: [n1] }';
    const text = network({ address: '10.99.0.1', loadBalancer: bgp(peerOf('n1'), rows) });
    expect(toHopRow(text, 'lan', 'tcp://10.99.0.1:443')).toEqual([
      'allow',
      'MetalLB advertises 10.99.0.1 of pool "p" to router by BGPAdvertisement "c"',
    ]);
  });
});

it('does not know where Traefik runs, which keeps client addresses, where some nodes announce alone', () => {
  const ingress = `ingress: { address: ${LAN}, domain: int.example.com, externalTrafficPolicy: Local }`;
  const some = network({ address: LAN, loadBalancer: l2('{ name: l, nodes: [n1] }'), ingress });
  expect(toHopRow(some, 'lan', `tcp://${LAN}:443`)).toEqual([
    'unknown',
    'MetalLB answers ARP for 192.168.1.230 of pool "p" by L2Advertisement "l"; only a node that runs Traefik accepts it; whether Traefik runs on n1 is not stated',
  ]);
  const all = network({ address: LAN, loadBalancer: l2('{ name: l }'), ingress });
  expect(toHopRow(all, 'lan', `tcp://${LAN}:443`)[0]).toBe('allow');
});
