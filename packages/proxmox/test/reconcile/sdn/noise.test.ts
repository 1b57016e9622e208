import { printSdnPlan } from '../../../src/reconcile/index.ts';
import { TOKENS } from '../../double/cluster.ts';
import type { DoubleOptions } from '../../double/double.ts';
import { clientOf, homelab, runningText, withBench, type Replacement } from '../support.ts';

const OTHER_MTU: readonly Replacement[] = [
  ['type: vxlan, mtu: 1450', 'type: vxlan, mtu: 1400'],
  ['mtu: 1450 # assumed: 1500', 'mtu: 1400 # assumed: 1500'],
];
const SUBNET = '          - { cidr: 10.0.0.0/24, reserved: [10.0.0.1] }\n';
const LAB =
  '      - { name: lab, zone: k3szone, vni: 101, subnets: [{ cidr: 10.9.0.0/24, gateway: 10.9.0.1 }] }\n';

/** Each order of keys is another run. */
const RUNS = 5;

describe('applySdn, where every answer has its keys in another order, with unknown fields and null', () => {
  it.each<[string, DoubleOptions]>([
    ['Proxmox VE 9.1', {}],
    ['a Proxmox VE 9.1 whose hosts are away now and then', { failures: 0.3 }],
    ['Proxmox VE 8.4', { version: '8.4.14' }],
  ])('makes, changes and deletes what the plan says: %s', async (_title, options) => {
    const major: Replacement = [
      'proxmox:\n',
      `proxmox:\n  version: ${options.version === undefined ? 9 : 8}\n`,
    ];
    for (let run = 1; run <= RUNS; run += 1) {
      await withBench(options, async (bench) => {
        const changed = await homelab(major, ...OTHER_MTU);
        await bench.apply(await homelab(major, [SUBNET, `${SUBNET}${LAB}`]));
        await bench.apply(changed);
        expect(runningText(bench.double)).toContain('\tmtu 1400\n');
        await bench.apply(changed, 'deletes');
        expect(runningText(bench.double)).not.toContain('vnet: lab');
        expect(
          printSdnPlan(await bench.plan(changed))
            .split('\n')
            .slice(1),
        ).toEqual(['no changes', '']);
      });
    }
  });

  it('prints the same plan and the same refusals each time', async () => {
    const plans = new Set<string>();
    for (let run = 1; run <= RUNS; run += 1) {
      await withBench({}, async (bench) => {
        const { sdn } = bench.double.cluster;
        const options = { peers: '192.168.7.9', mtu: '1400', nodes: 'pve-beta,pve-alpha', bridge: 'vmbr0' };
        sdn.create('zones', 'k3szone', { type: 'vxlan', options: new Map(Object.entries(options)) });
        sdn.commit({});
        plans.add(printSdnPlan(await bench.plan(await homelab())));
        plans.add(printSdnPlan(await bench.plan(await homelab(), 'adopt')));
      });
    }
    expect(plans.size).toBe(2);
  });
});

describe('observeAndPlan, with a token that does not see the zones', () => {
  it.each([
    [
      'nobody' as const,
      'GET /cluster/sdn: 403 Permission check failed (/sdn, SDN.Audit)\nGive the token nobody@pve!ci and its user the privilege that is named, such as role PVEAuditor on /sdn, or PVESDNAdmin to change it: with privilege separation both need it.',
    ],
    [
      'firewall' as const,
      'GET /cluster/sdn: 403 Permission check failed (/sdn, SDN.Audit)\nGive the token fw@pve!ci and its user the privilege that is named, such as role PVEAuditor on /sdn, or PVESDNAdmin to change it: with privilege separation both need it.',
    ],
    [
      'not-propagated' as const,
      'GET /access/permissions: the token has no SDN.Audit on /sdn/zones, so lists of zones and VNets come back without them\nGive the token shallow@pve!ci and its user their role on /sdn with propagation (`pveum acl modify /sdn … --propagate 1`).',
    ],
  ])('says so and takes no empty list for an empty cluster: %s', (role, message) =>
    withBench({ token: TOKENS[role] }, async (bench) => {
      const client = clientOf(bench.double, { token: TOKENS[role] });
      expect(await client.list({ kind: 'zones' })).toEqual([]);
      await client.close();
      await expect(bench.plan(await homelab())).rejects.toThrow(message);
    }),
  );
});
