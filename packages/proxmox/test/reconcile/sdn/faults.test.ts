import { Refused } from '@netloom/diagnostics/error';
import { printSdnPlan } from '../../../src/reconcile/index.ts';
import { TOKENS } from '../../double/cluster.ts';
import { documented, FaultTable, inOneLine } from '../fault-table.ts';
import {
  homelab,
  runningText,
  stateOf,
  withBench,
  workOf,
  writesOf,
  type Bench,
  type BenchOptions,
} from '../support.ts';

const faults = new FaultTable();
const OTHER_MTU = ['type: vxlan, mtu: 1450', 'type: vxlan, mtu: 1400'] as const;
const FOREIGN_VNET = { vnet: 'v2', zone: 'k3szone', tag: '101' };

type Desired = Awaited<ReturnType<typeof homelab>>;

/** The message of a failed apply, without what differs from run to run. */
async function messageOf(run: Promise<unknown>): Promise<string> {
  const error: unknown = await run.then(
    () => 'nothing failed',
    (reason: unknown) => reason,
  );
  return String(error)
    .replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')
    .replaceAll(/([0-9A-F]{2}:){31}[0-9A-F]{2}/g, 'SHA256');
}

function edit(
  bench: Bench,
  kind: 'zones' | 'vnets',
  id: string,
  options: Readonly<Record<string, string>>,
): void {
  const { type = kind === 'zones' ? 'vxlan' : 'vnet', ...rest } = options;
  bench.double.cluster.sdn.create(kind, id, { type, options: new Map(Object.entries(rest)) });
}

/** The running configuration after an apply that nothing disturbs. */
async function appliedText(desired: Desired): Promise<string> {
  let text = '';
  await withBench({ version: desired.version === 8 ? '8.4.14' : '9.1.2' }, async (bench) => {
    await bench.apply(desired);
    text = runningText(bench.double);
  });
  return text;
}

async function nextRun(bench: Bench, desired: Desired): Promise<string> {
  const before = bench.double.calls.length;
  try {
    await bench.apply(desired);
    return workOf(bench.double.calls.slice(before));
  } catch (error) {
    return error instanceof Refused ? 'refuses' : 'fails again';
  }
}

interface Fault {
  readonly fault: string;
  readonly at: string;
  readonly options?: BenchOptions;
  readonly desired?: () => Promise<Desired>;
  /** What happens, and the message that the person reads. */
  readonly run: (bench: Bench, desired: Desired) => Promise<string>;
  readonly message: string;
  /** What a person does before the next apply; nothing where it is missing. */
  readonly repair?: (bench: Bench) => void;
}

const FAULTS: readonly Fault[] = [
  {
    fault: 'wrong token',
    at: 'the first call',
    options: { token: 'k3s@pve!ci=00000000-0000-4000-8000-00000000ffff' },
    run: ({ plan }, desired) => messageOf(plan(desired)),
    message:
      'ProxmoxError: GET /version: 401 Authentication failed!\nProxmox rejects the token k3s@pve!ci. Is it the whole `user@realm!id=secret`, not expired, and of this cluster?',
  },
  {
    fault: 'token without the privilege',
    at: 'POST lock',
    options: { token: TOKENS.auditor },
    run: ({ apply }, desired) => messageOf(apply(desired)),
    message:
      'ProxmoxError: POST /cluster/sdn/lock: 403 Permission check failed (/sdn, SDN.Allocate)\nGive the token audit@pve!ci and its user the privilege that is named, such as role PVESDNAdmin on /sdn: with privilege separation both need it.',
  },
  {
    fault: 'token that does not see the SDN (its lists come back empty)',
    at: 'the plan',
    options: { token: TOKENS.nobody },
    run: ({ apply }, desired) => messageOf(apply(desired)),
    message:
      'ProxmoxError: GET /cluster/sdn: 403 Permission check failed (/sdn, SDN.Audit)\nGive the token nobody@pve!ci and its user the privilege that is named, such as role PVEAuditor on /sdn, or PVESDNAdmin to change it: with privilege separation both need it.',
  },
  {
    fault: 'wrong fingerprint',
    at: 'before the first call',
    options: { trust: { kind: 'fingerprint', sha256: Array.from({ length: 32 }, () => 'AA').join(':') } },
    run: async (bench, desired) => {
      const message = await messageOf(bench.plan(desired));
      expect(bench.double.calls).toEqual([]);
      return message;
    },
    message:
      'ProxmoxError: GET /version: the certificate is SHA256, expected SHA256\nNothing was sent. Compare with `pvenode cert info` on https://HOST; a renewed certificate has a new fingerprint.',
  },
  {
    fault: 'API of the other major version',
    at: 'the plan',
    options: { version: '8.4.14' },
    run: ({ apply }, desired) => messageOf(apply(desired)),
    message: 'Refused: The plan is refused: nothing was changed.',
  },
  {
    fault: 'a zone of our name is there and differs',
    at: 'the plan',
    run: async (bench, desired) => {
      edit(bench, 'zones', 'k3szone', { peers: '192.168.7.9' });
      bench.double.cluster.sdn.commit({});
      for (const host of bench.double.cluster.hosts) bench.double.cluster.loaded.set(host, 1);
      const plan = printSdnPlan(await bench.plan(desired));
      expect(plan).toContain(
        'refused[not-ours]: zone k3szone exists and netloom did not make it: peers is "192.168.7.9", not "192.168.7.233,192.168.7.234,192.168.7.235"; ipam is not set, not "pve"; mtu is not set, not "1450".',
      );
      return messageOf(bench.apply(desired));
    },
    message: 'Refused: The plan is refused: nothing was changed.',
  },
  {
    fault: 'a change of somebody else is pending',
    at: 'the plan',
    run: async (bench, desired) => {
      await bench.apply(desired);
      edit(bench, 'vnets', 'v2', FOREIGN_VNET);
      const plan = await bench.plan(desired);
      expect(plan.refusals.map(({ message }) => message)).toEqual([
        'A change of somebody else is pending: vnet v2 is new. An apply would commit it too.',
      ]);
      return messageOf(bench.apply(desired));
    },
    repair: ({ double }) => {
      double.intercept = () => 'none';
      double.cluster.sdn.rollback({});
    },
    message: 'Refused: The plan is refused: nothing was changed.',
  },
  {
    fault: 'the lock is held by another',
    at: 'POST lock',
    run: async (bench, desired) => {
      bench.double.cluster.sdn.lock = 'of somebody else';
      const message = await messageOf(bench.apply(desired));
      expect(bench.double.cluster.sdn.lock).toBe('of somebody else');
      return message;
    },
    repair: ({ double }) => {
      double.cluster.sdn.lock = null;
    },
    message:
      'Refused: The SDN configuration is locked by somebody else (500 could not acquire lock for SDN config: invalid lock token provided! at /usr/share/perl5/PVE/Network/SDN.pm line 291.). Wait until they are done; if nobody is at work, `pvesh delete /cluster/sdn/lock --force 1` on a host breaks it.',
  },
  {
    fault: 'somebody edits between plan and apply',
    at: 'POST lock',
    run: async (bench, desired) => {
      const plan = await bench.plan(desired);
      edit(bench, 'zones', 'other', { peers: '192.168.7.9' });
      return messageOf(bench.carryOut(desired, plan));
    },
    repair: ({ double }) => {
      double.intercept = () => 'none';
      double.cluster.sdn.rollback({});
    },
    message:
      'Refused: Somebody has changed the SDN since the plan was made (500 could not acquire lock for SDN config: configuration has pending changes at /usr/share/perl5/PVE/API2/Network/SDN.pm line 150.). Plan again.',
  },
  {
    fault: 'somebody edits between plan and apply, and applies',
    at: 'reading, before POST zones',
    run: async (bench, desired) => {
      const plan = await bench.plan(desired);
      edit(bench, 'zones', 'k3szone', { peers: '192.168.7.9' });
      bench.double.cluster.sdn.commit({});
      return messageOf(bench.carryOut(desired, plan));
    },
    message:
      'Refused: The cluster has changed since the plan was made. Plan again.\nAll changes of this run are rolled back: the network is as it was before.',
  },
  {
    fault: 'somebody edits while netloom writes (PVE 8 has no lock)',
    at: 'reading, before PUT apply',
    options: { version: '8.4.14' },
    desired: () => homelab(['proxmox:\n', 'proxmox:\n  version: 8\n']),
    run: async (bench, desired) => {
      bench.double.intercept = ({ path, method }) => {
        if (method !== 'POST' || !path.endsWith('/subnets')) return 'none';
        bench.double.cluster.sdn.create('zones', 'other', {
          type: 'vxlan',
          options: new Map([['peers', '192.168.7.9']]),
        });
        return 'none';
      };
      return messageOf(bench.apply(desired));
    },
    repair: ({ double }) => {
      double.intercept = () => 'none';
      double.cluster.sdn.rollback({});
    },
    message:
      'Refused: The cluster has changed since the plan was made. A change of somebody else is pending: zone other is new. An apply would commit it too. Apply or revert it in the GUI (Datacenter, SDN), then run again.\nAll changes of this run are rolled back: the network is as it was before. Pending changes of others stay: zone other.',
  },
  {
    fault: 'Proxmox refuses a write',
    at: 'POST subnets',
    run: async (bench, desired) => {
      bench.double.intercept = ({ path, method }) =>
        method === 'POST' && path.endsWith('/subnets')
          ? {
              status: 500,
              reason: 'create sdn subnet object failed: no space',
              body: '{"data":null,"message":"create sdn subnet object failed: no space\\n"}',
            }
          : 'none';
      return messageOf(bench.apply(desired));
    },
    repair: ({ double }) => {
      double.intercept = () => 'none';
    },
    message:
      'ApplyFailed: POST /cluster/sdn/vnets/k3svnet/subnets: 500 create sdn subnet object failed: no space\nProxmox failed while it worked on the call; the text is its own.\nAll changes of this run are rolled back: the network is as it was before.',
  },
  {
    fault: 'a host does not answer',
    at: 'the plan',
    run: async (bench, desired) => {
      bench.double.cluster.down.add('pve-beta');
      const plan = await bench.plan(desired);
      expect(plan.refusals.map(({ code, message }) => `${code}: ${message}`)).toEqual([
        'host-away: pve-beta does not answer (595 Errors during connection establishment, proxy handshake: No route to host): an apply would leave it behind.',
      ]);
      return messageOf(bench.apply(desired));
    },
    repair: ({ double }) => {
      double.cluster.down.clear();
    },
    message: 'Refused: The plan is refused: nothing was changed.',
  },
  {
    fault: 'the task ends OK and a host has failed',
    at: 'PUT apply',
    run: async (bench, desired) => {
      bench.double.cluster.failing.add('pve-beta');
      const message = await messageOf(bench.apply(desired));
      return message;
    },
    repair: ({ double }) => {
      double.cluster.failing.clear();
    },
    message:
      "ApplyFailed: The configuration is committed, but these hosts do not run it: pve-beta: vnet k3svnet is pending (local sdn network configuration is too old, please reload); its log says: command 'pvesh set /nodes/pve-beta/network --regenerate-frr 0' failed: exit code 255.\nFix that. Run `netloom proxmox apply` again: it only repeats the reload.",
  },
];

describe('each fault', () => {
  it.each(FAULTS)('$fault: is reported, and leaves nothing in between', async (tried) => {
    const { fault, at, options = {}, run, message, repair } = tried;
    const desired = await (tried.desired ?? homelab)();
    const text = await appliedText(desired);
    await withBench(options, async (bench) => {
      expect(await run(bench, desired)).toBe(message);
      expect(bench.store.record.journal?.writes ?? []).toEqual([]);
      const left = stateOf(bench, text);
      repair?.(bench);
      const next = await nextRun(bench, desired);
      faults.add([
        tried.options?.version?.charAt(0) ?? '9',
        fault,
        at,
        left,
        repair === undefined ? next : `once fixed: ${next}`,
      ]);
    });
  });

  it('is in the table that the documentation has', async () => {
    await expect(documented()).resolves.toContain(inOneLine(faults.print()));
  });
});

describe('what is changed, adopted and deleted', () => {
  it('sends only what differs, with the digest, and takes options away', () =>
    withBench({}, async (bench) => {
      await bench.apply(await homelab());
      const before = bench.double.calls.length;
      const plan = await bench.apply(
        await homelab(OTHER_MTU, ['mtu: 1450 # assumed: 1500', 'mtu: 1400 # assumed: 1500']),
      );
      expect(printSdnPlan(plan)).toContain('  ~ zone k3szone: mtu 1450 → 1400\n');
      expect(writesOf(bench.double.calls.slice(before))).toEqual([
        'POST cluster/sdn/lock',
        'PUT cluster/sdn/zones/k3szone mtu=1400 digest lock-token',
        'PUT cluster/sdn lock-token release-lock=0',
        'DELETE cluster/sdn/lock lock-token',
      ]);
    }));

  it('repeats the reload alone where only a host is behind', () =>
    withBench({}, async (bench) => {
      const desired = await homelab();
      bench.double.cluster.failing.add('pve-beta');
      expect(await messageOf(bench.apply(desired))).toMatch(/^ApplyFailed: The configuration is committed/);
      bench.double.cluster.failing.clear();
      const before = bench.double.calls.length;
      expect((await bench.plan(desired)).reload).toEqual(['zone k3szone is pending on pve-beta']);
      await bench.apply(desired);
      expect(writesOf(bench.double.calls.slice(before))).toEqual([
        'POST cluster/sdn/lock',
        'PUT cluster/sdn lock-token release-lock=0',
        'DELETE cluster/sdn/lock lock-token',
      ]);
    }));

  it('does not rely on the hosts where the log of the task has a failure', () =>
    withBench({}, async (bench) => {
      const desired = await homelab();
      const { cluster } = bench.double;
      cluster.failing.add('pve-beta');
      bench.double.intercept = ({ path }) => {
        if (path === 'nodes/pve-beta/sdn/zones') cluster.loaded.set('pve-beta', cluster.sdn.version);
        return 'none';
      };
      expect(await messageOf(bench.apply(desired))).toBe(
        "ApplyFailed: The configuration is committed, but the reload reported errors, though every host shows its zones and VNets.\nThe log of the task says: command 'pvesh set /nodes/pve-beta/network --regenerate-frr 0' failed: exit code 255.\nFix that. Run `netloom proxmox apply` again: it only repeats the reload.",
      );
      cluster.failing.clear();
      expect((await bench.plan(desired)).reload).toEqual(['the last reload was not confirmed']);
      await bench.apply(desired);
      expect((await bench.plan(desired)).reload).toEqual([]);
    }));

  it('takes over what is adopted, and remembers it', () =>
    withBench({}, async (bench) => {
      edit(bench, 'zones', 'k3szone', { peers: '192.168.7.9', ipam: 'pve', mtu: '1450' });
      bench.double.cluster.sdn.commit({});
      const desired = await homelab();
      const plan = await bench.apply(desired, 'adopt');
      expect(plan.adopts).toEqual(['zone/k3szone']);
      expect(bench.store.record.owned).toEqual([
        'subnet/k3szone-10.0.0.0-24',
        'vnet/k3svnet',
        'zone/k3szone',
      ]);
      expect(printSdnPlan(await bench.plan(desired))).toBe('Proxmox VE 9.1.2\nno changes\n');
    }));

  it('deletes only when asked, in the order that Proxmox takes', () =>
    withBench({}, async (bench) => {
      const more = '          - { cidr: 10.0.0.0/24, reserved: [10.0.0.1] }\n';
      const lab = '      - { name: lab, zone: k3szone, vni: 101, subnets: [{ cidr: 10.9.0.0/24 }] }\n';
      await bench.apply(await homelab([more, `${more}${lab}`]));
      const desired = await homelab();
      expect(printSdnPlan(await bench.plan(desired))).toBe(
        [
          'Proxmox VE 9.1.2',
          'note: vnet lab is managed by netloom and no longer in the network: --allow-deletes removes it.',
          'note: subnet k3szone-10.9.0.0-24 is managed by netloom and no longer in the network: --allow-deletes removes it.',
          'no changes',
          '',
        ].join('\n'),
      );
      const before = bench.double.calls.length;
      await bench.apply(desired, 'deletes');
      expect(writesOf(bench.double.calls.slice(before)).slice(1, 3)).toEqual([
        'DELETE cluster/sdn/vnets/lab/subnets/k3szone-10.9.0.0-24 lock-token',
        'DELETE cluster/sdn/vnets/lab lock-token',
      ]);
      expect(bench.store.record.owned).toEqual([
        'subnet/k3szone-10.0.0.0-24',
        'vnet/k3svnet',
        'zone/k3szone',
      ]);
    }));

  it('never cuts the nodes off, though deleting is allowed', () =>
    withBench({}, async (bench) => {
      await bench.apply(await homelab());
      const renamed = await homelab([/k3svnet/g, 'k3snew'], [/vni: 100/, 'vni: 102']);
      const { refusals } = await bench.plan(renamed, 'deletes');
      expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['cuts-nodes-off']));
      expect(refusals.map(({ message }) => message)).toContain(
        'vnet k3svnet carries ichigo (10.0.0.10), naruto (10.0.0.11), tanjiro (10.0.0.12): without it the cluster is cut off.',
      );
    }));

  it('changes the tag of a VNet only when asked', () =>
    withBench({}, async (bench) => {
      await bench.apply(await homelab());
      const moved = await homelab([/vni: 100/, 'vni: 102']);
      expect((await bench.plan(moved)).refusals).toEqual([
        {
          code: 'needs-deletes',
          message:
            'vnet k3svnet would change its tag from "100" to "102": guests on it are cut off while the hosts reload.',
          help: 'Run with --allow-deletes if that is intended.',
        },
      ]);
      expect((await bench.plan(moved, 'deletes')).refusals).toEqual([]);
    }));
});
