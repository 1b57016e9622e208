import { loadText, networkIn, smallNetwork } from '@netloom/network-model/testing';
import type { MapBox, MapLayout } from '../../src/data/map-layout.ts';
import { layOutMap } from '../../src/map/lay-out-map.ts';

const FIXTURES = [
  'networks/homelab',
  'examples/minimal',
  'examples/dual-stack-bgp',
  'examples/as-documented',
];

/** `count` Services in namespaces of `each`, all behind Traefik. */
function manyServices(count: number, each: number): MapLayout {
  const rows = Array.from({ length: count }, (_, index) => {
    const host = `h${index}.int.example.com`;
    return `  - { name: s${index}, namespace: n${Math.floor(index / each)}, expose: [{ host: ${host}, via: ingress }] }`;
  });
  return layOutMap(
    smallNetwork(
      [
        'loadBalancer: { pools: [{ name: p, addresses: [192.168.1.50/32] }] }',
        'ingress: { address: 192.168.1.50, domain: int.example.com }',
        'services:',
        ...rows,
        '',
      ].join('\n'),
    ),
  );
}

/** Three segments, and a broker at an address of its own. */
function segments(): MapLayout {
  const { network } = loadText(`apiVersion: netloom/v1
name: house
domain: example.com
router: { name: gate }
segments:
  - { name: servers, vlan: 10, cidr: 10.7.10.0/24, gateway: 10.7.10.1, hosts: [{ name: nas, address: 10.7.10.5 }] }
  - { name: things, vlan: 30, cidr: 10.7.30.0/24, gateway: 10.7.30.1, hosts: [{ name: hub, address: 10.7.30.5 }] }
  - { name: guests, cidr: 10.7.40.0/24 }
cluster: { nodes: [{ name: one, address: 10.7.10.11 }] }
loadBalancer: { pools: [{ name: apps, addresses: [10.7.10.230/31] }] }
services:
  - { name: mqtt, namespace: iot, port: 1883, selector: { app: mqtt }, expose: [{ via: loadBalancer, pool: apps }] }
`);
  return layOutMap(network);
}

/** A VNet with the CIDR of a segment: of a zone that is bridged to the house it is that segment. */
function vnetOf(zone: string): MapLayout {
  const { network } = loadText(`apiVersion: netloom/v1
name: house
domain: example.com
router: { name: gate }
segments:
  - { name: servers, vlan: 10, cidr: 10.7.10.0/24, gateway: 10.7.10.1 }
  - { name: things, vlan: 30, cidr: 10.7.30.0/24, gateway: 10.7.30.1 }
proxmox:
  hosts: [{ name: pve, address: 10.7.10.20 }]
  sdn:
    zones: [{ name: house, ${zone} }]
    vnets: [{ name: inner, zone: house, vni: 10, subnets: [{ cidr: 10.7.10.0/24 }] }]
cluster: { nodes: [{ name: one, address: 10.7.10.11 }] }
`);
  return layOutMap(network);
}

/** A router that forwards ports to Traefik and to a machine. */
function forwards(): MapLayout {
  const { network } = loadText(`apiVersion: netloom/v1
name: home
domain: example.com
lan:
  cidr: 192.168.1.0/24
  gateway: { name: box, address: 192.168.1.1, public: { ddns: dyn.example.com } }
  hosts: [{ name: nas, address: 192.168.1.5 }]
routing: { forwards: [{ port: 80/tcp, to: ingress }, { port: 443/tcp, to: ingress }, { port: 22/tcp, to: host:nas }] }
cluster: { nodes: [{ name: one, address: 192.168.1.11 }] }
loadBalancer: { pools: [{ name: p, addresses: [192.168.1.50/32] }] }
ingress: { address: 192.168.1.50, domain: int.example.com }
`);
  return layOutMap(network);
}

/** A router without a public IPv4 address, whose firewall is open to a machine. */
function openings(): MapLayout {
  const { network } = loadText(`apiVersion: netloom/v1
name: home
domain: example.com
lan:
  cidr: 192.168.1.0/24
  cidr6: 2a00:7:1::/64
  gateway: { name: box, address: 192.168.1.1 }
  hosts: [{ name: nas, address: 192.168.1.5, address6: '2a00:7:1::5' }]
routing: { openings: [{ to: host:nas, ports: [443/tcp] }] }
cluster: { nodes: [{ name: one, address: 192.168.1.11 }] }
`);
  return layOutMap(network);
}

/** Devices behind Services, with and without a name that leads there. */
function devices(): MapLayout {
  return layOutMap(
    smallNetwork(
      `services:
  - { name: nas, address: 192.168.1.20, expose: [{ host: nas.int.example.com, via: ingress }] }
  - { name: cam, address: 192.168.1.21 }
ingress: { address: 192.168.1.50, domain: int.example.com }
`,
    ),
  );
}

const CASES: readonly (readonly [string, () => MapLayout])[] = [
  ...FIXTURES.map((folder) => [folder, () => layOutMap(networkIn(folder))] as const),
  ['three segments', segments],
  ['forwards of the router', forwards],
  ['openings of the router', openings],
  ['devices behind Services', devices],
  ['one Service', () => manyServices(1, 1)],
  ['17 namespaces', () => manyServices(17, 1)],
  ['500 Services in 100 namespaces', () => manyServices(500, 5)],
  ['500 Services in one namespace', () => manyServices(500, 500)],
];

function overlap(one: MapBox, other: MapBox): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function holds(outer: MapBox, inner: MapBox): boolean {
  return (
    outer.x < inner.x &&
    outer.y < inner.y &&
    inner.x + inner.width < outer.x + outer.width &&
    inner.y + inner.height < outer.y + outer.height
  );
}

describe.each(CASES)('the map of %s', (_, make) => {
  const map = make();
  const byId = new Map(map.boxes.map((box) => [box.id, box]));

  it('has no box of its own for a VNet that is a segment', () => {
    const vnets = (layout: MapLayout): readonly string[] =>
      layout.boxes.filter(({ kind }) => kind === 'vnet').map(({ id }) => id);
    expect(vnets(vnetOf('type: vlan, bridge: vmbr0'))).toEqual([]);
    expect(vnets(vnetOf('type: vxlan'))).toEqual(['network/inner']);
  });

  it('has each box once, inside of its parent, which comes before it', () => {
    expect(byId.size).toBe(map.boxes.length);
    const whole = { ...map, x: 0, y: 0 };
    const outside = map.boxes.filter((box, index) => {
      if (box.parent === null) return !holds({ ...box, ...whole }, box);
      const at = map.boxes.findIndex(({ id }) => id === box.parent);
      const parent = map.boxes[at];
      return parent === undefined || at > index || !holds(parent, box);
    });
    expect(outside).toEqual([]);
  });

  it('has no boxes that overlap within their parent', () => {
    const siblings = [...Map.groupBy(map.boxes, ({ parent }) => parent).values()];
    const overlaps = siblings.flatMap((boxes) =>
      boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => overlap(one, other))),
    );
    expect(overlaps).toEqual([]);
  });

  it('has lines in right angles, from the border of one box to that of another', () => {
    for (const { from, to, points } of map.edges) {
      const turns = points.slice(1).map((point, index) => [points[index], point] as const);
      expect(turns.filter(([one, other]) => one?.x !== other.x && one?.y !== other.y)).toEqual([]);
      expect(
        [points[0], points.at(-1)].map((point, end) => isOnBorder(point, byId.get(end === 0 ? from : to))),
      ).toEqual([true, true]);
    }
  });

  it('is the same each time', () => {
    expect(make()).toEqual(map);
  });
});

function isOnBorder(
  point: { readonly x: number; readonly y: number } | undefined,
  box: MapBox | undefined,
): boolean {
  if (point === undefined || box === undefined) return false;
  const { x, y, width, height } = box;
  const inside = x <= point.x && point.x <= x + width && y <= point.y && point.y <= y + height;
  return inside && (point.x === x || point.x === x + width || point.y === y || point.y === y + height);
}

/** Resolvers that are the router, a host, and what a load balancer has an address for. */
function resolvers(): MapLayout {
  const { network } = loadText(`apiVersion: netloom/v1
name: house
domain: example.com
lan: { cidr: 10.7.10.0/24, gateway: { name: gate, address: 10.7.10.1 }, hosts: [{ name: nas, address: 10.7.10.5 }, { name: tv, address: 10.7.10.6 }] }
cluster: { nodes: [{ name: one, address: 10.7.10.11 }] }
resolvers:
  - { name: unbound, kind: unbound, address: 10.7.10.1 }
  - { name: pihole, kind: pihole, address: 10.7.10.5, serves: [example.com, example.net] }
  - { name: blocky, kind: technitium, address: 10.7.10.230, serves: [example.org] }
`);
  return layOutMap(network);
}

describe(layOutMap, () => {
  it('draws what the homelab has, from the outside to the inside', () => {
    const { boxes, edges, related } = layOutMap(networkIn('networks/homelab'));
    const within = (parent: string | null): readonly string[] =>
      boxes.filter((box) => box.parent === parent).map(({ id }) => id);
    expect(within(null)).toEqual(['zone/internet', 'network/lan', 'cluster', 'proxmox', 'network/tailnet']);
    expect(within('network/lan')).toEqual(['host/router']);
    expect(within('namespace/monitoring')).toEqual([
      'service/monitoring/grafana',
      'service/monitoring/prometheus',
    ]);
    expect(edges.map(({ id, count }) => `${id} ${count}`)).toEqual([
      'edge/tunnel>tunnel/cloudflared>public 2',
      'tunnel/cloudflared>cluster/network>public 2',
      'ingress/traefik>cluster/network>lan 3',
      'network/lan>pool/ingress>lan 3',
      'pool/ingress>ingress/traefik>lan 3',
      'network/tailnet>connector/k3s-router>tailnet 4',
      'connector/k3s-router>pool/default-pool>tailnet 1',
      'connector/k3s-router>pool/ingress>tailnet 1',
      'connector/k3s-router>cluster/network>tailnet 2',
      'cluster/network>namespace/vaultwarden>public 1',
      'cluster/network>namespace/homepage>public 1',
      'cluster/network>namespace/argocd>lan 1',
      'cluster/network>namespace/monitoring>lan 2',
      'node/ichigo>network/k3svnet>cluster 1',
      'node/naruto>network/k3svnet>cluster 1',
      'node/tanjiro>network/k3svnet>cluster 1',
      'network/k3svnet>host/pve-alpha>cluster 1',
      'network/k3svnet>host/pve-beta>cluster 1',
      'network/k3svnet>host/pve-gamma>cluster 1',
    ]);
    expect(related).toEqual([
      ['node/ichigo', 'host/pve-alpha'],
      ['node/naruto', 'host/pve-beta'],
      ['node/tanjiro', 'host/pve-gamma'],
    ]);
  });

  it('says where there is nothing', () => {
    const notes = layOutMap(smallNetwork()).boxes.filter(({ kind }) => kind === 'note');
    expect(notes.map(({ label }) => label)).toEqual(['no way in', 'no services']);
  });

  it('draws lines to many namespaces only for what is selected', () => {
    const open = (map: MapLayout): number => map.edges.filter(({ onlySelected }) => onlySelected).length;
    expect([open(manyServices(16, 1)), open(manyServices(17, 1))]).toEqual([0, 17]);
  });

  it('grows with the square root of its Services', () => {
    const { width, height } = manyServices(500, 5);
    expect(width).toBeLessThan(4_000);
    expect(height).toBeLessThan(3_000);
  });

  it('draws a box for each segment with its machines, and what a pool leads to', () => {
    const { boxes, edges } = segments();
    const parents = new Map(boxes.map(({ id, parent }) => [id, parent]));
    expect(
      ['network/servers', 'network/guests', 'host/nas', 'host/hub', 'host/gate'].map((id) => parents.get(id)),
    ).toEqual(['zone/segments', 'zone/segments', 'network/servers', 'network/things', 'zone/segments']);
    expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual(
      expect.arrayContaining(['zone/segments pool/apps', 'cluster/network namespace/iot']),
    );
  });
});

it('draws a resolver in its machine, or in its segment, with the zones that it answers', () => {
  const { boxes } = resolvers();
  const drawn = boxes.filter(({ id }) => id.startsWith('resolver/'));
  expect(drawn.map(({ label, detail, parent }) => [label, detail, parent])).toEqual([
    ['unbound', 'asks others', 'host/gate'],
    ['pihole', 'answers example.com +1', 'host/nas'],
    ['blocky', 'answers example.org', 'network/lan'],
  ]);
  const nas = boxes.find(({ id }) => id === 'host/nas');
  expect(nas?.detail).toBe('10.7.10.5');
});
