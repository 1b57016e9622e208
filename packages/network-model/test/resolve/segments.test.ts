import { plain } from '@netloom/chart-kit';
import { addressesOf, parseEndpoint } from '../../src/index.ts';
import { loadText } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

const HOME = `apiVersion: netloom/v1
name: home
domain: example.com
router: { name: gate }
segments:
  - name: servers
    vlan: 10
    cidr: 10.0.10.0/24
    cidr6: fd00:10::/64
    gateway: 10.0.10.1
    gateway6: fd00:10::1
    dhcp: [10.0.10.100-10.0.10.199]
    hosts: [{ name: nas, address: 10.0.10.120, mac: '52:54:00:00:00:01' }]
  - { name: iot, vlan: 30, cidr: 10.0.30.0/24, gateway: 10.0.30.1, hosts: [{ name: hub, address: 10.0.30.10 }] }
  - { name: lab, cidr: 10.0.40.0/24, gateway: 10.0.40.2, hosts: [{ name: firewall, address: 10.0.40.2 }] }
cluster:
  nodes:
    - { name: one, address: 10.0.10.11 }
`;

const facts = loadText(HOME);

function meant(text: string): readonly string[] {
  const endpoint = parseEndpoint(text);
  if (!endpoint.ok) throw new Error(endpoint.message);
  return addressesOf(endpoint.value, facts.ledger).toCidrs().map(String);
}

describe('segments', () => {
  it('are subnets of the home network, by their names', () => {
    const rows = facts.network.subnets.filter(({ space }) => space === 'lan');
    expect(plain(rows.map(({ name, cidr, vlan, gateway }) => [name, cidr, vlan, gateway]))).toEqual([
      ['servers', '10.0.10.0/24', 10, '10.0.10.1'],
      ['servers', 'fd00:10::/64', 10, 'fd00:10::1'],
      ['iot', '10.0.30.0/24', 30, '10.0.30.1'],
      ['lab', '10.0.40.0/24', null, '10.0.40.2'],
    ]);
  });

  it('have one router, but where a host of their own is the gateway', () => {
    const [router, , nas] = facts.network.hosts;
    expect(plain(router?.addresses.map(({ address, segment }) => [address, segment]))).toEqual([
      ['10.0.10.1', 'servers'],
      ['fd00:10::1', 'servers'],
      ['10.0.30.1', 'iot'],
    ]);
    expect([router?.name, router?.role]).toEqual(['gate', 'gateway']);
    expect([nas?.name, nas?.mac]).toEqual(['nas', '52:54:00:00:00:01']);
  });

  it('are endpoints: `lan` is what the nodes are in', () => {
    expect(meant('lan')).toEqual(['10.0.10.0/24', 'fd00:10::/64']);
    expect(meant('segments')).toEqual(['10.0.10.0/24', '10.0.30.0/24', '10.0.40.0/24', 'fd00:10::/64']);
    expect(meant('segment:iot')).toEqual(['10.0.30.0/24']);
    expect(meant('host:gate')).toEqual(['10.0.10.1/32', '10.0.30.1/32', 'fd00:10::1/128']);
  });

  it('let the DHCP server give a host its address', () => {
    expect(facts.ledger.conflicts).toEqual([]);
    const fixed = loadText(HOME.replace(", mac: '52:54:00:00:00:01'", ''));
    expect(fixed.ledger.conflicts.map(({ code }) => code)).toEqual(['dhcp-holds-fixed-address']);
  });
});

describe('the MTU of a segment that is a VNet', () => {
  const mtus = (more: string, zone = 'type: vxlan, mtu: 1450'): unknown => {
    const { network } = loadText(
      HOME.replace('cidr: 10.0.30.0/24,', `cidr: 10.0.30.0/24, ${more}`).concat(`proxmox:
  hosts: [{ name: pve, address: 10.0.10.5 }]
  sdn:
    zones: [{ name: zone, ${zone} }]
    vnets: [{ name: things, zone: zone, vni: 30, subnets: [{ cidr: 10.0.30.0/24, gateway: 10.0.30.1 }] }]
`),
    );
    return network.subnets.flatMap(({ name, mtu }) => (name === 'iot' ? [mtu] : []));
  };

  it('is its own, or what the VNet or the zone states', () => {
    expect(mtus('mtu: 1400,')).toEqual([1400]);
    expect(mtus('')).toEqual([1450]);
    expect(mtus('', 'type: vlan, bridge: vmbr0')).toEqual([null]);
  });

  it('is not that of a VNet whose packets the segment would carry', () => {
    expect(mtus('', 'type: vxlan, mtu: 1450, peers: [10.0.30.5]')).toEqual([null]);
  });
});

describe('a machine in several segments', () => {
  const interfaces = (rows: string): string =>
    HOME.replace(
      '{ name: one, address: 10.0.10.11 }',
      `{ name: one, address: 10.0.10.11, interfaces: [${rows}] }`,
    );
  const both = loadText(
    interfaces(
      '{ segment: iot, address: 10.0.30.11, iface: eth1 }, { segment: servers, address6: fd00:10::11 }',
    ),
  );
  const meantBy = (text: string): readonly string[] => {
    const endpoint = parseEndpoint(text);
    if (!endpoint.ok) throw new Error(endpoint.message);
    return addressesOf(endpoint.value, both.ledger).toCidrs().map(String);
  };

  it('has its primary address first, and each other in the segment that it names', () => {
    const node = both.network.hosts.find(({ role }) => role === 'node');
    expect(plain(node?.addresses)).toEqual([
      { space: 'lan', address: '10.0.10.11', segment: null },
      { space: 'lan', address: '10.0.30.11', segment: 'iot' },
      { space: 'lan', address: 'fd00:10::11', segment: 'servers' },
    ]);
    expect(plain(both.network.nodes[0]?.addresses)).toEqual(['10.0.10.11']);
  });

  it('is meant by its name with all of them, and makes no segment a part of `lan`', () => {
    expect(meantBy('nodes')).toEqual(['10.0.10.11/32', '10.0.30.11/32', 'fd00:10::11/128']);
    expect(meantBy('node:one')).toEqual(meantBy('nodes'));
    expect(meantBy('lan')).toEqual(['10.0.10.0/24', 'fd00:10::/64']);
  });

  it.each([
    ['{ segment: iot }', 'it needs an address, such as address: 10.0.30.11, or address6'],
    ['{ address: 10.0.30.11 }', 'segment'],
    ['{ segment: iot, address: 10.0.30.11, iface: "eth 1" }', 'an interface has 1 to 15 letters'],
  ])('is refused where a row says too little: %s', (row, message) => {
    expect(() => loadText(interfaces(row))).toThrow(message);
  });
});

describe('the home network', () => {
  const head = 'apiVersion: netloom/v1\nname: home\ndomain: example.com\n';
  const rest = 'cluster: { nodes: [{ name: one, address: 10.0.10.11 }] }\n';
  const segments = 'segments: [{ name: a, cidr: 10.0.10.0/24 }]\n';

  it.each([
    ['', 'the home network is missing'],
    [`lan: { cidr: 10.0.10.0/24 }\n${segments}`, 'lan states the home network already'],
    ['lan: { cidr: 10.0.10.0/24 }\nrouter: { name: gate }\n', 'the router of lan is lan.gateway'],
    ['lan: { cidr: 10.0.10.0/24 }\nrouting: { between: open }\n', 'lan is one link'],
    ['segments: []\n', 'segments'],
    ['segments: [{ name: a, vlan: 4095, cidr: 10.0.10.0/24 }]\n', 'vlan'],
    [`${segments}routing: {}\n`, 'between'],
  ])('is stated once: %j', (home, message) => {
    expect(() => loadText(`${head}${home}${rest}`)).toThrow(message);
  });

  const mistakes = (home: string, cluster = 'clustr: {}\n'): readonly string[] =>
    printed(mistakesOf(`${head}${home}${cluster}`));

  it.each([
    [
      '',
      [
        '1:1 bad-value: the home network is missing: write lan: { cidr: 192.168.1.0/24 }, or segments where it has several links',
      ],
    ],
    [
      `lan: { cidr: 10.0.10.0/24 }\n${segments}`,
      [
        '5:11 bad-value: segments: lan states the home network already: state it once, as one of the segments or as lan alone',
      ],
    ],
    [
      `lan: { cidr: 10.0.10.0 }\nrouter: 1\n`,
      [
        '4:14 bad-value: lan.cidr: "10.0.10.0" has no prefix length: did you mean 10.0.10.0/32?',
        '5:9 wrong-type: router is the number 1, but must be a mapping, such as { name: router }',
      ],
    ],
    [
      'lna: { cidr: 10.0.10.0/24 }\n',
      ['4:1 unknown-key: unknown key "lna" at the top level: did you mean "lan"?'],
    ],
    ['segmnts: []\n', ['4:1 unknown-key: unknown key "segmnts" at the top level: did you mean "segments"?']],
  ])('is checked beside other mistakes: %j', (home, expected) => {
    const found = mistakes(home).filter((mistake) => !mistake.includes('clust'));
    expect(found).toEqual(expected);
    expect(mistakes(home)).toHaveLength(expected.length + 1);
  });
});
