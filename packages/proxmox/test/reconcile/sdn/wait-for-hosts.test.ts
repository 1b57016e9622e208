import { observeAndPlanSdn, applySdn } from '../../../src/reconcile/index.ts';
import { problemsByHost } from '../../../src/reconcile/sdn/reload-log.ts';
import { waitForHosts } from '../../../src/reconcile/sdn/wait-for-hosts.ts';
import { TOKENS } from '../../double/cluster.ts';
import { clientOf, homelab, withBench, type Bench } from '../support.ts';

const MISSING = { vnet: 'k3svnet', statusmsg: 'missing vxlan_k3svnet' };
const NOT_GENERATED = "vnet is not generated. Please check the 'reload network' task log.";

async function failureOf(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => 'nothing failed',
    (error: unknown) => String(error),
  );
}

async function follow({
  double,
}: Bench): Promise<{ readonly lines: readonly string[]; readonly behind: unknown }> {
  const client = clientOf(double);
  const lines: string[] = [];
  try {
    const behind = await waitForHosts(client, {
      desired: await homelab(),
      polling: { pollMs: 1, polls: 50 },
      onProgress: (text) => lines.push(text),
    });
    return { lines, behind };
  } finally {
    await client.close();
  }
}

describe(waitForHosts, () => {
  it('asks all hosts side by side, and says when each of them runs it', () =>
    withBench({}, async (bench) => {
      const { cluster } = bench.double;
      await bench.apply(await homelab());
      cluster.loaded.set('pve-beta', 0);
      const before = bench.double.calls.length;
      let asked = 0;
      bench.double.intercept = ({ path }) => {
        if (path === 'nodes/pve-beta/sdn/zones' && (asked += 1) === 3) {
          cluster.loaded.set('pve-beta', cluster.sdn.version);
        }
        return 'none';
      };
      const { lines, behind } = await follow(bench);
      expect(behind).toEqual([]);
      expect(lines.toSorted()).toEqual([
        '  . pve-alpha runs it',
        '  . pve-beta runs it',
        '  . pve-gamma runs it',
        '  . waiting for pve-beta: vnet k3svnet is pending (local sdn network configuration is too old, please reload)',
      ]);
      const paths = bench.double.calls.slice(before).map(({ path }) => path);
      // whoever runs it is asked no more, and gamma has not waited for beta
      expect(paths.filter((path) => path === 'nodes/pve-gamma/sdn/zones')).toHaveLength(1);
      expect(paths.indexOf('nodes/pve-gamma/sdn/zones')).toBeLessThan(
        paths.lastIndexOf('nodes/pve-beta/sdn/zones'),
      );
    }));

  it('stops polling once a host has failed, and names every host that is behind', () =>
    withBench({}, async (bench) => {
      const { cluster } = bench.double;
      await bench.apply(await homelab());
      cluster.broken.set('pve-beta', MISSING);
      cluster.loaded.set('pve-gamma', 0);
      const before = bench.double.calls.length;
      const { behind } = await follow(bench);
      expect(behind).toEqual([
        { host: 'pve-beta', problem: 'vnet k3svnet is error (missing vxlan_k3svnet)' },
        {
          host: 'pve-gamma',
          problem: 'vnet k3svnet is pending (local sdn network configuration is too old, please reload)',
        },
      ]);
      // once for all, and once more for the two
      expect(bench.double.calls.slice(before).filter(({ path }) => path.endsWith('/sdn/zones'))).toHaveLength(
        5,
      );
    }));
});

describe(applySdn, () => {
  it('has the reason in its message, from Proxmox and from the log of the reload', () =>
    withBench({}, async (bench) => {
      const { cluster } = bench.double;
      cluster.broken.set('pve-beta', { ...MISSING, statusmsg: NOT_GENERATED });
      cluster.reloadLogs.set('pve-beta', [
        "zone k3szone : vnet k3svnet : command '/sbin/ip route get 2001:4860:4860::8888' failed: exit code 2",
      ]);
      expect(await failureOf(bench.apply(await homelab()))).toBe(
        `ApplyFailed: The configuration is committed, but these hosts do not run it: pve-beta: vnet k3svnet is error (${NOT_GENERATED}); its log says: zone k3szone : vnet k3svnet : command '/sbin/ip route get 2001:4860:4860::8888' failed: exit code 2.\nFix that. Run \`netloom proxmox apply\` again: it only repeats the reload.`,
      );
      expect(cluster.sdn.lock).toBeNull();
    }));

  it("asks for the host's own task where a token may see it", () =>
    withBench({}, async (bench) => {
      const { double, store } = bench;
      const desired = await homelab();
      const auditor = clientOf(double, { token: TOKENS.root });
      const client = clientOf(double);
      const reconciling = { client, desired, store, allow: new Set<never>() };
      const plan = await observeAndPlanSdn(reconciling);
      double.cluster.broken.set('pve-beta', MISSING);
      double.intercept = ({ path }) => {
        // only the task of the host has it
        if (path.startsWith('nodes/pve-beta/tasks')) {
          double.cluster.reloadLogs.set('pve-beta', ['vmbr9 : error: vmbr9: no such device']);
        }
        return 'none';
      };
      const message = await failureOf(
        applySdn({
          ...reconciling,
          plan,
          polling: { pollMs: 1, polls: 4 },
          onProgress: () => undefined,
          preview: { client: auditor, show: () => undefined },
        }),
      );
      await client.close();
      await auditor.close();
      expect(message).toContain(
        'pve-beta: vnet k3svnet is error (missing vxlan_k3svnet); its log says: vmbr9 : error: vmbr9: no such device.',
      );
    }));
});

describe(problemsByHost, () => {
  it('gives each host its own lines, without those on progress', () => {
    const log = [
      'pve-alpha: reloading network config',
      'Name "PVE::INotify::nodename" used only once: possible typo at /usr/bin/pvesh line 11.',
      'pve-beta: reloading network config',
      "zone z : vnet v : can't find bridge vmbr9",
      "command 'pvesh set /nodes/pve-beta/network --regenerate-frr 0' failed: exit code 255",
      'TASK OK',
    ];
    expect([...problemsByHost(log)]).toEqual([['pve-beta', log.slice(3, 5)]]);
  });
});
