import type { SdnPlan } from '../../../src/reconcile/index.ts';
import { planSdn } from '../../../src/reconcile/sdn/plan-sdn.ts';
import type { ObservedSdn } from '../../../src/reconcile/sdn/read-sdn.ts';
import { keyOf, type SdnKind, type SdnOptions } from '../../../src/reconcile/sdn/sdn-object.ts';
import type { SdnPlanInput } from '../../../src/reconcile/sdn/sdn-plan-input.ts';
import { homelab, withBench } from '../support.ts';

const ZONE = { type: 'vxlan', ipam: 'pve', mtu: '1450', peers: '192.168.7.235,192.168.7.234;192.168.7.233' };
const VNET = { zone: 'k3szone', alias: 'netloom homelab', tag: '100' };
const SUBNET = { vnet: 'k3svnet' };

type Running = readonly (readonly [kind: SdnKind, id: string, options: SdnOptions])[];

const AS_DESIRED: Running = [
  ['zone', 'k3szone', ZONE],
  ['vnet', 'k3svnet', VNET],
  ['subnet', 'k3szone-10.0.0.0-24', SUBNET],
];

function observe(running: Running): ObservedSdn {
  const objects = running.map(([kind, id, options]) => ({
    kind,
    id,
    running: options,
    edited: options,
    state: null,
  }));
  const zones = new Map(running.flatMap(([kind, id]) => (kind === 'zone' ? [[id, 'available']] : [])));
  return {
    version: { text: '9.1.2', major: 9, locks: true },
    objects: new Map(objects.map((object) => [keyOf(object), object])),
    hosts: ['pve-alpha', 'pve-beta', 'pve-gamma'].map((name) => ({ name, zones, problem: '' })),
    pendingControllers: [],
  };
}

async function plan(running: Running, more: Partial<SdnPlanInput> = {}): Promise<SdnPlan> {
  const owned = new Set(['zone/k3szone', 'vnet/k3svnet', 'subnet/k3szone-10.0.0.0-24']);
  const base = {
    desired: await homelab(),
    observed: observe(running),
    owned,
    leftovers: [],
    allow: new Set<'adopt'>(),
  };
  return planSdn({ ...base, lastReload: 'proven', ...more });
}

/** The running homelab with other options of one object. */
function withOptions(id: string, options: SdnOptions): Running {
  return AS_DESIRED.map(([kind, name, old]) => [kind, name, name === id ? { ...old, ...options } : old]);
}

describe(planSdn, () => {
  it('finds nothing to do where only the order of peers differs', async () => {
    expect(await plan(AS_DESIRED)).toEqual({
      version: '9.1.2',
      pending: [],
      discards: false,
      writes: [],
      adopts: [],
      reload: [],
      refusals: [],
      notes: [],
    });
  });

  it('leaves alone what is exactly as wished, whoever made it', async () => {
    const { writes, refusals, adopts } = await plan(AS_DESIRED, { owned: new Set() });
    expect([writes, refusals, adopts]).toEqual([[], [], []]);
  });

  it('takes away an option that the network has not', async () => {
    const { writes } = await plan(withOptions('k3szone', { nodes: 'pve-alpha' }));
    expect(writes).toEqual([
      {
        action: 'update',
        kind: 'zone',
        id: 'k3szone',
        set: {},
        unset: ['nodes'],
        before: { ...ZONE, nodes: 'pve-alpha' },
      },
    ]);
  });

  it('reloads where a host has not followed', async () => {
    const observed = observe(AS_DESIRED);
    const hosts = observed.hosts.map((host) =>
      host.name === 'pve-gamma' ? { ...host, zones: new Map([['k3szone', 'error']]) } : host,
    );
    const { reload, writes } = await plan(AS_DESIRED, { observed: { ...observed, hosts } });
    expect([reload, writes]).toEqual([['zone k3szone is error on pve-gamma'], []]);
  });

  it.each<readonly [string, Running, readonly string[]]>([
    [
      'another type',
      withOptions('k3szone', { type: 'simple' }),
      ['immutable: zone k3szone has type "simple", and Proxmox cannot change it to "vxlan".'],
    ],
    [
      'another ipam while there are subnets',
      withOptions('k3szone', { ipam: 'netbox' }),
      [
        'immutable: zone k3szone has subnet k3szone-10.0.0.0-24, and Proxmox changes its ipam ("netbox" to "pve") only without subnets.',
      ],
    ],
    [
      "another's VNet in a zone that would change",
      [...withOptions('k3szone', { mtu: '1400' }), ['vnet', 'theirs', { zone: 'k3szone', tag: '7' }]],
      [
        'shared-zone: zone k3szone holds vnet theirs, which netloom does not manage: a change of the zone changes it too.',
      ],
    ],
    [
      "another's VNet with our tag",
      [
        ['zone', 'k3szone', ZONE],
        ['zone', 'other', ZONE],
        ['vnet', 'theirs', { zone: 'other', tag: '100' }],
      ],
      ['tag-taken: vnet k3svnet needs tag 100, which vnet theirs already has.'],
    ],
    [
      'a VNet in another zone',
      [...withOptions('k3svnet', { zone: 'other' }), ['zone', 'other', ZONE]],
      [
        'needs-deletes: vnet k3svnet would change its zone from "other" to "k3szone": guests on it are cut off while the hosts reload.',
      ],
    ],
  ])('refuses %s', async (_name, running, messages) => {
    const { refusals } = await plan(running);
    expect(refusals.map(({ code, message }) => `${code}: ${message}`)).toEqual(messages);
  });

  it("deletes no zone with another's VNet in it", async () => {
    const running: Running = [
      ...AS_DESIRED,
      ['zone', 'old', ZONE],
      ['vnet', 'theirs', { zone: 'old', tag: '7' }],
    ];
    const { refusals } = await plan(running, {
      owned: new Set(['zone/k3szone', 'zone/old']),
      allow: new Set(['deletes']),
    });
    expect(refusals.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'shared-zone: zone old cannot be deleted: it holds vnet theirs, which netloom does not manage.',
    ]);
  });

  it('reads back what it wrote: ranges, gateways and switches', () =>
    withBench({}, async (bench) => {
      const subnet = /\{ cidr: 10\.0\.0\.0\/24, reserved: \[10\.0\.0\.1\] \}/;
      const more =
        '{ cidr: 10.0.0.0/24, gateway: 10.0.0.1, snat: true, dhcp: [10.0.0.100-10.0.0.150, 10.0.0.160-10.0.0.199] }';
      const desired = await homelab([subnet, more]);
      await bench.apply(desired);
      expect(bench.double.cluster.sdn.running.subnets.text).toBe(
        'subnet: k3szone-10.0.0.0-24\n\tvnet k3svnet\n\tdhcp-range start-address=10.0.0.100,end-address=10.0.0.150\n\tdhcp-range start-address=10.0.0.160,end-address=10.0.0.199\n\tgateway 10.0.0.1\n\tsnat 1\n\n',
      );
      expect((await bench.plan(desired)).writes).toEqual([]);
    }));
});
