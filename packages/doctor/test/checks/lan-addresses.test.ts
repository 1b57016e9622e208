import { loadText, minimalWith } from '@netloom/network-model/testing';
import { lanAddressesCheck } from '../../src/checks/lan/addresses.ts';
import { parseArpTable, parseIpNeighbours } from '../../src/neighbours.ts';
import { NotChecked } from '../../src/not-checked.ts';
import type { Vantage } from '../../src/vantage.ts';
import { addressOf, clusterWith, homelab, nothing, object, problemsOf } from '../lab.ts';

const NODES: readonly Row[] = [
  ['192.168.7.223', '02:00:00:00:00:23'],
  ['192.168.7.224', '02:00:00:00:00:24'],
  ['192.168.7.225', '02:00:00:00:00:25'],
];
const OTHERS: readonly Row[] = [
  ['192.168.7.1', '02:00:00:00:00:01'],
  ['192.168.7.233', '02:00:00:00:00:33'],
  ['192.168.7.234', '02:00:00:00:00:34'],
  ['192.168.7.235', '02:00:00:00:00:35'],
];
const STRANGER = '02:00:00:00:00:99';

type Row = readonly [ip: string, mac: string];

/** As Linux prints it. */
function arpTable(rows: readonly Row[]): string {
  const head = 'IP address       HW type     Flags       HW address            Mask     Device';
  return [
    head,
    ...rows.map(([ip, mac]) => `${ip.padEnd(17)}0x1         0x2         ${mac}     *        eth0`),
  ].join('\n');
}

/** A device at home that has heard of these, beside a cluster whose Traefik has its address. */
function athome(rows: readonly Row[]): Vantage {
  const traefik = object('v1 Service kube-system/traefik', {
    spec: { type: 'LoadBalancer' },
    status: { loadBalancer: { ingress: [{ ip: '192.168.7.230' }] } },
  });
  return {
    ...clusterWith([traefik]),
    device: [{ interface: 'eth0', address: addressOf('192.168.7.50') }],
    neighbours: async (family) => Promise.resolve(family === 4 ? parseArpTable(arpTable(rows)) : []),
    probe: { connect: async () => Promise.resolve(SILENT), request: async () => Promise.resolve(SILENT) },
  };
}

const SILENT = { kind: 'silent', code: 'ECONNREFUSED', why: 'refused' } as const;

describe('the check of who answers on the LAN', () => {
  it.each<[string, readonly Row[], readonly string[]]>([
    ['nothing where each has its own', [...NODES, ...OTHERS, ['192.168.7.230', '02:00:00:00:00:24']], []],
    [
      'a free address that somebody has',
      [...NODES, ...OTHERS, ['192.168.7.231', STRANGER]],
      [
        `error: 192.168.7.231 answers from ${STRANGER}, which is no node; expected it is free, in pool "default-pool"`,
      ],
    ],
    ['nothing of one that a node still answers for', [...NODES, ['192.168.7.231', '02:00:00:00:00:23']], []],
    [
      'an address of a Service that somebody else answers for',
      [...NODES, ...OTHERS, ['192.168.7.230', STRANGER]],
      [
        `error: 192.168.7.230 answers from ${STRANGER}, which is no node; expected a node answers for Service kube-system/traefik`,
      ],
    ],
    ['nothing of it while not all nodes are known', [...NODES.slice(1), ['192.168.7.230', STRANGER]], []],
    [
      'two hosts that one device answers for',
      [...NODES, ['192.168.7.233', STRANGER], ['192.168.7.234', STRANGER]],
      [
        `error: 192.168.7.234 (pve-beta) and 192.168.7.233 (pve-alpha) answer from one device, ${STRANGER}; expected pve-beta has 192.168.7.234 to itself`,
      ],
    ],
  ])('finds %s', async (_, rows, problems) => {
    expect(await problemsOf(lanAddressesCheck, athome(rows))).toEqual(problems);
  });

  it('says what it has not heard of where it may not ask', async () => {
    expect(await problemsOf(lanAddressesCheck, { ...athome(NODES), probe: null })).toEqual([
      'not checked: 7 of 10 addresses were not heard of yet: --probe asks for each',
    ]);
  });

  it('says nothing of pools without a cluster', async () => {
    const { cluster } = nothing();
    expect(
      await problemsOf(lanAddressesCheck, { ...athome([['192.168.7.231', STRANGER]]), cluster }),
    ).toEqual(['not checked: which addresses of the pools are free only the cluster knows']);
  });

  it('says nothing from elsewhere', async () => {
    const device = [{ interface: 'tailscale0', address: addressOf('100.101.102.103') }];
    await expect(problemsOf(lanAddressesCheck, { ...athome([]), device })).rejects.toThrow(
      'ARP is heard on the LAN, and this device stands on the tailnet (tailscale0 100.101.102.103)',
    );
  });
});

interface Seen {
  readonly device: readonly string[];
  readonly macs: Readonly<Record<string, string>>;
  readonly blind?: true;
  /** Whether it may not ask. */
  readonly quiet?: true;
}

/** What the check says of a network, from a device with these addresses that may ask. */
async function seen(text: string, { device, macs, blind, quiet }: Seen): Promise<readonly string[]> {
  const heard = Object.entries(macs).map(([address, mac]) => ({ address: addressOf(address), mac }));
  const neighbours: Vantage['neighbours'] = async (family) => {
    if (family === 6 && blind === true) throw new NotChecked('no `ip` here', 'not-here');
    return Promise.resolve(heard.filter(({ address }) => address.family === family));
  };
  const vantage = {
    ...athome([]),
    device: device.map((address) => ({ interface: 'eth0', address: addressOf(address) })),
    neighbours,
    ...(quiet === true && { probe: null }),
  };
  return problemsOf(lanAddressesCheck, vantage, { ...homelab(), ...loadText(text) });
}

describe('the check of who answers on the LAN, of other networks', () => {
  const lan = (row: string): string => minimalWith('').replace(/^lan: .*$/m, `lan: ${row}`);

  it('warns where a stated hardware address is another one', async () => {
    const text = lan(
      "{ cidr: 192.168.1.0/24, dhcp: [192.168.1.100-192.168.1.120], hosts: [{ name: nas, address: 192.168.1.110, mac: '02:00:00:00:00:20' }] }",
    );
    const device = ['192.168.1.50'];
    expect(await seen(text, { device, macs: { '192.168.1.110': STRANGER } })).toEqual([
      `warning: 192.168.1.110 (nas) answers from ${STRANGER}; expected nas has 02:00:00:00:00:20`,
    ]);
    expect(await seen(text, { device, macs: { '192.168.1.110': '02:00:00:00:00:20' } })).toEqual([]);
  });

  it('hears of IPv6 by NDP, and says where it cannot', async () => {
    const text = lan(
      "{ cidr: 192.168.1.0/24, cidr6: 'fd00:1::/64', hosts: [{ name: a, address: 192.168.1.20, address6: 'fd00:1::20' }, { name: b, address: 192.168.1.21, address6: 'fd00:1::21' }] }",
    );
    const device = ['192.168.1.50', 'fd00:1::50'];
    const macs = { 'fd00:1::20': STRANGER, 'fd00:1::21': STRANGER };
    expect(await seen(text, { device, macs })).toEqual([
      `error: fd00:1::21 (b) and fd00:1::20 (a) answer from one device, ${STRANGER}; expected b has fd00:1::21 to itself`,
    ]);
    expect(await seen(text, { device, macs, blind: true })).toEqual(['not checked: no `ip` here']);
  });

  it('hears of its own segment alone', async () => {
    const text = minimalWith('').replace(
      /^lan: .*$/m,
      `router: { name: router }
segments:
  - { name: servers, cidr: 192.168.1.0/24, gateway: 192.168.1.1 }
  - { name: iot, cidr: 192.168.30.0/24, gateway: 192.168.30.1, hosts: [{ name: lamp, address: 192.168.30.10 }] }`,
    );
    expect(await seen(text, { device: ['192.168.1.50'], macs: {}, quiet: true })).toEqual([
      'not checked: 2 of 2 addresses were not heard of yet: --probe asks for each',
      'not checked: 2 addresses on other segments are not heard of from here',
    ]);
  });
});

describe(parseIpNeighbours, () => {
  it('leaves out what nobody has answered', () => {
    const text =
      '[{"dst":"fd00::1","dev":"eth0","state":["FAILED"]},{"dst":"fd00::2","dev":"eth0","lladdr":"02:00:00:00:00:AB","router":null,"state":["STALE"]},{"dst":"fe80::1%eth0","lladdr":"02:00:00:00:00:01"}]';
    expect(parseIpNeighbours(text)).toEqual([{ address: addressOf('fd00::2'), mac: '02:00:00:00:00:ab' }]);
    expect(parseIpNeighbours('')).toEqual([]);
  });
});

describe(parseArpTable, () => {
  it('leaves out what nobody has answered', () => {
    const text = arpTable([['192.168.7.1', '02:00:00:00:00:AB']]).replace('0x2', '0x0');
    expect(parseArpTable(text)).toEqual([]);
    expect(parseArpTable(arpTable([['192.168.7.1', '02:00:00:00:00:AB']]))).toEqual([
      { address: addressOf('192.168.7.1'), mac: '02:00:00:00:00:ab' },
    ]);
  });
});
