import * as fc from 'fast-check';

/** A network file as plain data. */
export type HomeFile = Readonly<Record<string, unknown>>;

const SEGMENTS = ['a', 'b', 'c'] as const;
type SegmentName = (typeof SEGMENTS)[number];

const numberOf = (segment: string): number => SEGMENTS.findIndex((name) => name === segment) + 1;
const four = (segment: string, host: number): string => `10.7.${numberOf(segment)}.${host}`;

/** The prefix of a segment is the provider's in `a`, and local in the others. */
const six = (segment: string, host: number): string =>
  `${segment === 'a' ? '2a00:7:1' : `fd00:7:${numberOf(segment)}`}::${host}`;

/** Keys that are stated or left out. */
function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

/** Without the keys that are left out. */
function stated(row: HomeFile): HomeFile {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

const row = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<HomeFile> =>
  fc.record(fields).map(stated);

const segmentName = fc.constantFrom(...SEGMENTS);
const host = fc.integer({ min: 10, max: 14 });
const ports = fc.constantFrom('22/tcp', '80/tcp', '443/tcp', '51820/udp', '8000-8010/tcp');
const sources = fc.uniqueArray(fc.constantFrom('cloudflare', '9.9.9.0/24', '9.9.9.9', '2a01:8::/32'), {
  maxLength: 2,
});

/** Some lie in another segment than they say, and some are twice: those are findings, and no crash. */
const machineInterface = fc
  .tuple(
    segmentName,
    fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: segmentName }),
    host,
    fc.boolean(),
    fc.boolean(),
  )
  .chain(([segment, other, number, hasFour, hasSix]) =>
    row({
      segment: fc.constant(segment),
      address: fc.constant(hasFour || !hasSix ? four(other ?? segment, number) : undefined),
      address6: fc.constant(hasSix ? six(other ?? segment, number) : undefined),
      iface: optional(fc.constantFrom('eth0', 'eth1', 'vmbr0.30')),
    }),
  );

function machine(name: string, isNode: boolean): fc.Arbitrary<HomeFile> {
  return fc.tuple(segmentName, host, fc.boolean()).chain(([segment, number, hasSix]) =>
    row({
      name: fc.constant(name),
      address: fc.constant(four(segment, number)),
      address6: fc.constant(hasSix ? six(segment, number) : undefined),
      iface: isNode ? optional(fc.constantFrom('eth0', 'eth1')) : fc.constant(undefined),
      sdnAddress: isNode ? optional(host.map((one) => four('c', one))) : fc.constant(undefined),
      interfaces: optional(fc.array(machineInterface, { maxLength: 2 })),
    }),
  );
}

const nasOf = (segment: SegmentName): HomeFile => ({
  name: `nas-${segment}`,
  address: four(segment, 20),
  address6: six(segment, 20),
});

const lan = row({
  cidr: fc.constant('10.7.1.0/24'),
  cidr6: fc.constant('2a00:7:1::/64'),
  gateway: fc.constantFrom(
    undefined,
    { name: 'gate', address: four('a', 1) },
    {
      name: 'gate',
      address: four('a', 1),
      address6: six('a', 1),
      public: { ddns: 'dyn.example.com', hairpin: true },
    },
    { name: 'gate', address: four('a', 1), public: { address: '8.8.4.10' } },
  ),
  dhcp: optional(fc.constant(['10.7.1.100-10.7.1.199'])),
  hosts: fc.constant([nasOf('a')]),
}).map((one): HomeFile => ({ lan: one }));

const segments = fc
  .tuple(
    fc.constantFrom<readonly SegmentName[]>(['a'], ['a', 'b'], ['a', 'b', 'c'], ['b', 'a']),
    fc.boolean(),
    optional(
      fc.constantFrom({ name: 'gate' }, { name: 'gate', public: { address: '8.8.4.10', hairpin: false } }),
    ),
  )
  .map(([names, isRouted, router]) =>
    stated({
      router,
      segments: names.map((name) =>
        stated({
          name,
          vlan: numberOf(name) * 10,
          cidr: `10.7.${numberOf(name)}.0/24`,
          cidr6: `${six(name, 0).slice(0, -1)}/64`,
          gateway: isRouted || name === 'a' ? four(name, 1) : undefined,
          hosts: [nasOf(name)],
        }),
      ),
    }),
  );

const routing = row({
  forwards: optional(
    fc.array(
      row({
        port: ports,
        to: fc.constantFrom(
          'ingress',
          'node:one',
          'host:nas-a',
          'host:gate',
          'service:app/app',
          '10.7.1.20',
          'pool:p',
        ),
        from: optional(sources),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  ),
  openings: optional(
    fc.array(
      row({
        to: fc.constantFrom(
          'ingress',
          'node:one',
          'host:nas-a',
          'host:nas-b',
          '2a00:7:1::20',
          'service:app/app',
        ),
        ports: fc.uniqueArray(ports, { minLength: 1, maxLength: 2 }),
        from: optional(sources),
      }),
      { maxLength: 3 },
    ),
  ),
});

const between = fc.constantFrom(
  {},
  { between: 'open' },
  {
    between: 'stated',
    allows: [
      { from: 'segment:a', to: 'nodes' },
      { from: 'nodes', to: 'segments', ports: ['443/tcp'] },
    ],
  },
);

const proxmox = fc
  .tuple(machine('pve', false), fc.constantFrom('vlan', 'vxlan'), fc.boolean())
  .map(([pve, type, hasGateway]) => ({
    hosts: [pve],
    sdn: {
      zones: [stated({ name: 'zone', type, bridge: type === 'vlan' ? 'vmbr0' : undefined, mtu: 1450 })],
      vnets: [
        {
          name: 'vnet',
          zone: 'zone',
          vni: 30,
          subnets: [stated({ cidr: '10.7.3.0/24', gateway: hasGateway ? four('c', 1) : undefined })],
        },
      ],
    },
  }));

const cluster = fc
  .tuple(
    fc.tuple(machine('one', true), machine('two', true)),
    optional(fc.tuple(segmentName, fc.constantFrom('kube-vip', 'keepalived', 'external', 'metallb'))),
    fc.constantFrom('lan', 'sdn'),
  )
  .map(([nodes, api, network]) =>
    stated({
      servicelb: false,
      podCidr6: 'fd00:42::/56',
      serviceCidr6: 'fd00:43::/112',
      flannel: { network },
      api:
        api === undefined
          ? undefined
          : { address: four(api[0], api[1] === 'metallb' ? 231 : 50), by: api[1] },
      nodes,
    }),
  );

const loadBalancer = fc
  .tuple(
    segmentName,
    fc.uniqueArray(fc.constantFrom('one', 'two'), { maxLength: 1 }),
    fc.uniqueArray(fc.constantFrom('eth0', 'eth1'), { maxLength: 1 }),
  )
  .map(([segment, nodes, interfaces]) => ({
    pools: [
      { name: 'p', addresses: ['10.7.1.230-10.7.1.235', '2a00:7:1::230/128'] },
      { name: 'q', addresses: [`${four(segment, 240)}/31`] },
    ],
    l2Advertisements: [
      { name: 'all', pools: ['p'] },
      { name: 'some', pools: ['q'], nodes, interfaces },
    ],
  }));

const service = (published: string | undefined): HomeFile => ({
  name: 'app',
  namespace: 'app',
  port: 443,
  targetPort: 8443,
  selector: { app: 'app' },
  expose: [
    stated({ host: 'app.example.com', via: 'ingress', public: published }),
    stated({
      host: 'lb.example.com',
      via: 'loadBalancer',
      address: '10.7.1.232',
      public: published === undefined ? undefined : 'direct',
    }),
  ],
});

/** Home networks of one link or several: machines on several of them, forwards, openings, pools, and the address of the API. */
export const homeFiles: fc.Arbitrary<HomeFile> = fc
  .record({
    home: fc.oneof(lan, segments),
    routing,
    between,
    proxmox: optional(proxmox),
    cluster,
    loadBalancer,
    published: fc.constantFrom(undefined, 'direct', 'proxied'),
  })
  .map(({ home, routing: ways, between: rows, published, proxmox: hosts, ...parts }) => {
    const own = { ...ways, ...('segments' in home ? rows : {}) };
    return stated({
      apiVersion: 'netloom/v1',
      name: 'home',
      domain: 'example.com',
      ...home,
      routing: Object.keys(own).length === 0 ? undefined : own,
      proxmox: hosts,
      ...parts,
      ingress: { address: '10.7.1.230', address6: '2a00:7:1::230', domain: 'int.example.com' },
      tls: { issuer: 'le' },
      dns: { zone: 'example.com' },
      services: [service(published)],
    });
  });

interface SoundNode {
  readonly name: string;
  readonly number: number;
  /** The segments that it has an interface in, beside `a`. */
  readonly legs: readonly SegmentName[];
}

function soundNode({ name, number, legs }: SoundNode): HomeFile {
  return {
    name,
    address: four('a', number),
    address6: six('a', number),
    iface: 'eth0',
    interfaces: legs.map((segment) => ({
      segment,
      address: four(segment, number),
      address6: six(segment, number),
      iface: `eth0.${numberOf(segment) * 10}`,
    })),
  };
}

const legs = fc.subarray<SegmentName>(['b', 'c']);
const forwarded = [
  { port: '443/tcp', to: 'ingress' },
  { port: '2222/tcp', to: 'host:nas-a', targetPort: 22 },
  { port: '8443/tcp', to: 'service:app/app', targetPort: 443 },
];
const opened = [
  { to: 'ingress', ports: ['443/tcp'] },
  { to: 'host:nas-a', ports: ['22/tcp', '443/tcp'] },
];

/** The same with nothing wrong in them: nodes are at home in `a`, and have legs in the others. */
export const soundHomeFiles: fc.Arbitrary<HomeFile> = fc
  .record({
    own: fc.tuple(legs, legs),
    pve: legs,
    way: fc.constantFrom(null, 'direct', 'proxied'),
    forwards: fc.subarray(forwarded.slice(1)),
    openings: fc.option(fc.subarray(opened)),
    from: fc.constantFrom<readonly string[]>([], ['cloudflare'], ['9.9.9.0/24', '2a01:8::/32']),
    between: fc.constantFrom('open', 'stated'),
    by: fc.constantFrom('kube-vip', 'external', 'keepalived'),
  })
  .map(({ own: [first, second], pve, way, forwards, openings, from, between: rows, by }) => {
    const nodes = [
      { name: 'one', number: 11, legs: first },
      { name: 'two', number: 12, legs: second },
    ];
    const ways = [...(way === null ? [] : forwarded.slice(0, 1)), ...forwards].map((one) => ({
      ...one,
      from,
    }));
    const pools = (['b', 'c'] as const).flatMap((segment) => {
      const on = nodes.filter((node) => node.legs.includes(segment)).map(({ name }) => name);
      return on.length === 0 ? [] : [{ segment, on }];
    });
    return stated({
      apiVersion: 'netloom/v1',
      name: 'home',
      domain: 'example.com',
      router: stated({
        name: 'gate',
        public: way === null ? undefined : { address: '8.8.4.10', hairpin: true },
      }),
      segments: SEGMENTS.map((name) => ({
        name,
        vlan: numberOf(name) * 10,
        cidr: `10.7.${numberOf(name)}.0/24`,
        cidr6: `${six(name, 0).slice(0, -1)}/64`,
        gateway: four(name, 1),
        hosts: [nasOf(name)],
      })),
      routing: stated({
        between: rows,
        forwards: ways.length === 0 ? undefined : ways,
        openings: openings === null ? undefined : openings.map((one) => ({ ...one, from })),
      }),
      proxmox: {
        hosts: [
          {
            name: 'pve',
            address: four('a', 5),
            interfaces: pve.map((segment) => ({ segment, address: four(segment, 5) })),
          },
        ],
      },
      cluster: {
        servicelb: false,
        podCidr6: 'fd00:42::/56',
        serviceCidr6: 'fd00:43::/112',
        api: { address: four('a', 50), by },
        nodes: nodes.map(soundNode),
      },
      loadBalancer: {
        pools: [
          { name: 'p', addresses: ['10.7.1.230-10.7.1.235', '2a00:7:1::230/128'], autoAssign: false },
          ...pools.map(({ segment }) => ({
            name: segment,
            addresses: [`${four(segment, 230)}-${four(segment, 239)}`],
          })),
        ],
        l2Advertisements: [
          { name: 'all', pools: ['p'] },
          ...pools.map(({ segment, on }) => ({
            name: segment,
            pools: [segment],
            nodes: on,
            interfaces: [`eth0.${numberOf(segment) * 10}`],
          })),
        ],
      },
      ingress: { address: '10.7.1.230', address6: '2a00:7:1::230', domain: 'int.example.com' },
      tls: { issuer: 'le' },
      dns: { zone: 'example.com' },
      services: [
        {
          ...service(undefined),
          expose: [
            stated({ host: 'app.example.com', via: 'ingress', public: way ?? undefined }),
            { host: 'lb.example.com', via: 'loadBalancer', address: '10.7.1.232' },
          ],
        },
      ],
    });
  });
