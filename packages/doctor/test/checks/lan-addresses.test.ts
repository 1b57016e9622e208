import { lanAddressesCheck } from '../../src/checks/lan/addresses.ts';
import { parseArpTable } from '../../src/neighbours.ts';
import type { Vantage } from '../../src/vantage.ts';
import { addressOf, clusterWith, nothing, object, problemsOf } from '../lab.ts';

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
    neighbours: async () => Promise.resolve(parseArpTable(arpTable(rows))),
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

  it('does not judge pools without a cluster', async () => {
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

describe(parseArpTable, () => {
  it('leaves out what nobody has answered', () => {
    const text = arpTable([['192.168.7.1', '02:00:00:00:00:AB']]).replace('0x2', '0x0');
    expect(parseArpTable(text)).toEqual([]);
    expect(parseArpTable(arpTable([['192.168.7.1', '02:00:00:00:00:AB']]))).toEqual([
      { address: addressOf('192.168.7.1'), mac: '02:00:00:00:00:ab' },
    ]);
  });
});
