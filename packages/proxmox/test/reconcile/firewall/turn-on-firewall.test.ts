import { turnOnFirewall } from '../../../src/reconcile/firewall/turn-on-firewall.ts';
import { printFirewallPlan, type TcpProbe } from '../../../src/reconcile/index.ts';
import { FROM_LAN, homelabFirewall, runHomelab, withFirewall, type FirewallBench } from './support.ts';

const OPTIONS = 'cluster/firewall/options';
const AGAIN_OFF =
  'Nothing more was done: the firewall turns itself off again 60 seconds after the test began, and the rules stay.';

/** The SDN of the homelab as every host runs it, and the rules of its firewall. */
async function ready({ double, apply }: FirewallBench): Promise<void> {
  runHomelab(double);
  await apply(await homelabFirewall());
}

const messageOf = async (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'nothing failed',
    (error: unknown) => String(error),
  );

const silent = (port: number): TcpProbe => {
  return ({ port: asked }) =>
    asked === port
      ? Promise.resolve({ kind: 'silent', why: 'no answer within 5 s' })
      : FROM_LAN({ host: '', port });
};

describe(turnOnFirewall, () => {
  it('tests for 60 seconds, and keeps the firewall on when all answer', () =>
    withFirewall({}, async (bench) => {
      await ready(bench);
      const { double, planTrial, turnOn, progress, writes, store } = bench;
      const desired = await homelabFirewall();
      expect(printFirewallPlan(await planTrial(desired))).toBe(
        [
          'Firewall of the datacenter: off',
          '  ! turn it on: tested first, and off again by itself after 60 s unless all still answer',
          '0 to create, 0 to change, 0 to delete',
          '',
        ].join('\n'),
      );
      const before = writes().length;
      progress.length = 0;
      await turnOn(desired);
      expect(writes().slice(before)).toEqual([
        `PUT ${OPTIONS} enable=2 digest`,
        `PUT ${OPTIONS} enable=1 digest`,
      ]);
      expect(progress).toEqual([
        '  ! turn the firewall on for 60 s',
        '  . a new connection to the API answers',
        '  . 8006/tcp and 22/tcp answer on pve-alpha, pve-beta, pve-gamma',
        '  . zones and VNets are available on pve-alpha, pve-beta, pve-gamma',
        '  . 4789/udp of k3szone is accepted between the hosts by the rules; no packet was sent',
        '  ! keep it on',
      ]);
      expect(double.cluster.firewall.text).toContain('[OPTIONS]\n\nenable: 1\n');
      expect(store.record).toEqual({ journal: null });
      expect(printFirewallPlan(await planTrial(desired))).toBe(
        'Firewall of the datacenter: on\nno changes\n',
      );
      await turnOn(desired);
      expect(writes()).toHaveLength(before + 2);
    }));

  it('is never on for good when a port answers no more, and goes off by itself', () =>
    withFirewall({}, async (bench) => {
      await ready(bench);
      const { double, turnOn, writes, plan, store } = bench;
      const { firewall } = double.cluster;
      const desired = await homelabFirewall();
      const probe: TcpProbe = (to) =>
        firewall.file('cluster').options.read.enable === undefined ? FROM_LAN(to) : silent(22)(to);
      const before = writes().length;
      expect(await messageOf(turnOn(desired, { probe, times: { deadlineMs: 300, pollMs: 50 } }))).toBe(
        `ApplyFailed: The firewall is not on for good: pve-alpha: 22/tcp: no answer within 5 s; pve-beta: 22/tcp: no answer within 5 s; pve-gamma: 22/tcp: no answer within 5 s.\n${AGAIN_OFF} Fix that. Run \`netloom proxmox apply\` again.`,
      );
      expect(writes().slice(before)).toEqual([`PUT ${OPTIONS} enable=2 digest`]);
      expect((await plan(desired)).status).toBe('on trial');
      firewall.clock += 61;
      expect((await plan(desired)).status).toBe('off');
      expect(store.record.journal).toBeNull();
    }));

  it.each<readonly [string, (bench: FirewallBench) => unknown, string]>([
    [
      'the API takes no new connection',
      ({ double }) => {
        double.intercept = ({ path }) => (path === 'version' ? 'before' : 'none');
      },
      'a new connection to the API: socket hang up (ECONNRESET)',
    ],
    [
      'a host shows its zones no more',
      ({ double }) => double.cluster.loaded.set('pve-beta', 0),
      'pve-beta: vnet k3svnet is pending (local sdn network configuration is too old, please reload)',
    ],
    [
      'somebody stops the overlay meanwhile',
      async ({ somebody }) =>
        somebody('POST', 'rules', { type: 'in', action: 'DROP', proto: 'udp', enable: '1' }),
      'Once the firewall is on, VXLAN zone k3szone is cut: 6 of 6 paths between its hosts are blocked on 4789/udp, such as pve-beta to pve-alpha: "IN DROP -p udp" comes first.',
    ],
  ])('is never on for good when %s', (_what, disturb, why) =>
    withFirewall({}, async (bench) => {
      await ready(bench);
      const { double, turnOn, writes } = bench;
      const began = double.cluster.firewall.file('cluster').options;
      let disturbed: unknown = null;
      const probe: TcpProbe = async (to) => {
        await disturbed;
        return FROM_LAN(to);
      };
      double.intercept = ({ method, path }) => {
        if (method === 'GET' && path === OPTIONS && began.read.enable !== undefined) {
          disturbed ??= disturb(bench);
        }
        return 'none';
      };
      expect(
        await messageOf(turnOn(await homelabFirewall(), { probe, times: { deadlineMs: 300, pollMs: 50 } })),
      ).toBe(
        `ApplyFailed: The firewall is not on for good: ${why}.\n${AGAIN_OFF} Fix that. Run \`netloom proxmox apply\` again.`,
      );
      expect(writes().at(-1)).toBe(`PUT ${OPTIONS} enable=2 digest`);
    }),
  );

  it('does not confirm a test that has ended meanwhile', () =>
    withFirewall({}, async (bench) => {
      await ready(bench);
      const { double, turnOn } = bench;
      const { firewall } = double.cluster;
      double.intercept = ({ method, parameters }) => {
        if (method === 'PUT' && parameters.enable === '1') firewall.clock += 61;
        return 'none';
      };
      expect(await messageOf(turnOn(await homelabFirewall()))).toBe(
        `ApplyFailed: The test passed, but was not confirmed: PUT /cluster/firewall/options: 500 detected modified configuration - file changed by other user? Try again.\nProxmox failed while it worked on the call; the text is its own.\n${AGAIN_OFF}`,
      );
      expect(firewall.file('cluster').options.read.enable).toBe(0);
    }));

  it('does not confirm what took too long', () =>
    withFirewall({}, async (bench) => {
      await ready(bench);
      const { turnOn, writes } = bench;
      expect(await messageOf(turnOn(await homelabFirewall(), { times: { deadlineMs: 0 } }))).toBe(
        `ApplyFailed: The firewall is not on for good: the checks took too long.\n${AGAIN_OFF} Fix that. Run \`netloom proxmox apply\` again.`,
      );
      expect(writes().at(-1)).toBe(`PUT ${OPTIONS} enable=2 digest`);
    }));

  it.each([
    ['before' as const, `The test passed; whether it was confirmed is not known`],
    ['after' as const, `The test passed; whether it was confirmed is not known`],
  ])('says that it does not know where the host is gone while it confirms (%s)', (cut, message) =>
    withFirewall({}, async (bench) => {
      await ready(bench);
      const { double, turnOn } = bench;
      let gone = false;
      double.intercept = ({ method, parameters }) => {
        if (gone) return 'before';
        gone = method === 'PUT' && parameters.enable === '1';
        return gone ? cut : 'none';
      };
      expect(await messageOf(turnOn(await homelabFirewall()))).toContain(message);
    }),
  );

  it('believes what Proxmox shows where the answer alone is lost', () =>
    withFirewall({}, async (bench) => {
      await ready(bench);
      const { double, turnOn } = bench;
      double.intercept = ({ parameters }) => (parameters.enable === '1' ? 'after' : 'none');
      await turnOn(await homelabFirewall());
      expect(double.cluster.firewall.text).toContain('enable: 1\n');
    }));

  it('notes in the next plan a run that was killed during its test', () =>
    withFirewall({}, async (bench) => {
      await ready(bench);
      const { double, turnOn, store, plan, planTrial } = bench;
      const desired = await homelabFirewall();
      const probe: TcpProbe = (to) => {
        if (double.cluster.firewall.file('cluster').options.read.enable !== undefined) store.alive = false;
        return FROM_LAN(to);
      };
      double.intercept = ({ parameters }) => (parameters.enable === '1' ? 'before' : 'none');
      await messageOf(turnOn(desired, { probe }));
      store.alive = true;
      expect((await plan(desired)).notes).toEqual([
        'an interrupted run tested the firewall and did not confirm it: it turns itself off 60 seconds after the test began.',
      ]);
      expect((await planTrial(desired)).refusals).toEqual([
        {
          code: 'on-trial',
          message:
            'The firewall is being tested since 2026-11-23T08:29:42.000Z, by somebody else or by a run that was interrupted.',
          help: 'Wait a minute: it is on for good then, or off again.',
        },
      ]);
      double.cluster.firewall.clock += 61;
      expect((await plan(desired)).notes).toEqual([
        'an interrupted run tested the firewall and did not confirm it: it is off again.',
      ]);
      double.intercept = () => 'none';
      await turnOn(desired);
      expect(store.record.journal).toBeNull();
    }));

  const afar: TcpProbe = () => Promise.resolve({ kind: 'answers', from: '10.8.0.5' });
  const lockedOut = (port: number): object => ({
    code: 'locks-out',
    message: `Once the firewall is on, 10.8.0.5 (where this runs) no longer reaches pve-alpha on ${port}/tcp: no rule accepts it, and policy_in is DROP.`,
    help: 'Add a firewall rule from 10.8.0.5 to proxmox with ports [8006/tcp, 22/tcp] to the network, or remove what comes first.',
  });

  it('is refused where we would be shut out', () =>
    withFirewall({}, async (bench) => {
      await ready(bench);
      const { planTrial, turnOn, writes, somebody } = bench;
      const desired = await homelabFirewall();
      const before = writes().length;
      expect((await planTrial(desired, afar)).refusals.slice(0, 2)).toEqual([lockedOut(8006), lockedOut(22)]);
      expect(await messageOf(turnOn(desired, { probe: afar }))).toMatch(
        /^Refused: The firewall was not turned on\. Once the firewall is on, 10\.8\.0\.5 /,
      );
      expect(writes()).toHaveLength(before);
      await somebody('POST', 'ipset', { name: 'management' });
      await somebody('POST', 'ipset/management', { cidr: '10.8.0.0/24' });
      expect((await planTrial(desired, afar)).refusals).toEqual([]);
    }));

  it('is refused where our rules lack the row that lets us in, and not where they have it', () =>
    withFirewall({}, async ({ planTrial }) => {
      const row = [
        /\n( {2}- \{ name: vxlan, .*)\n/,
        '\n$1\n  - { name: vpn, from: 10.8.0.0/24, to: proxmox, ports: [8006/tcp, 22/tcp] }\n',
      ] as const;
      expect((await planTrial(await homelabFirewall(row), afar)).refusals).toEqual([]);
      const half = [row[0], row[1].replace('8006/tcp, ', '')] as const;
      expect((await planTrial(await homelabFirewall(half), afar)).refusals[0]).toEqual(lockedOut(8006));
    }));

  it('is refused where the overlay would fall apart', () =>
    withFirewall({}, async ({ planTrial }) => {
      const desired = await homelabFirewall([/\n {2}- \{ name: vxlan, .*\n/, '\n']);
      expect((await planTrial(desired)).refusals).toEqual([
        {
          code: 'overlay-blocked',
          message:
            'Once the firewall is on, VXLAN zone k3szone is cut: 6 of 6 paths between its hosts are blocked on 4789/udp, such as pve-beta to pve-alpha: no rule accepts it, and policy_in is DROP.',
          help: 'Add a firewall rule from proxmox to proxmox with ports [4789/udp] to the network, or remove what comes first.',
        },
      ]);
    }));

  it("is refused where a host's own rule stands before ours", () =>
    withFirewall({}, async ({ planTrial, somebody }) => {
      const path = '/nodes/pve-beta/firewall/rules';
      await somebody('POST', path, { type: 'in', action: 'DROP', proto: 'tcp', dport: '22', enable: '1' });
      expect((await planTrial(await homelabFirewall())).refusals.map(({ message }) => message)).toEqual([
        'Once the firewall is on, 192.168.7.50 (where this runs) no longer reaches pve-beta on 22/tcp: "IN DROP -p tcp -dport 22" comes first.',
      ]);
    }));

  it('is refused where a test would prove nothing', () =>
    withFirewall({}, async ({ double, planTrial, somebody }) => {
      await somebody('PUT', '/nodes/pve-alpha/firewall/options', { nftables: '1' });
      double.cluster.down.add('pve-gamma');
      const probe: TcpProbe = ({ host, port }) =>
        host === '192.168.7.234' ? silent(22)({ host, port }) : FROM_LAN({ host, port });
      expect(
        (await planTrial(await homelabFirewall(), probe)).refusals.map(
          ({ code, message }) => `${code}: ${message}`,
        ),
      ).toEqual([
        'no-trial: pve-alpha runs the nftables firewall, which does not support the test of 60 seconds.',
        'host-away: pve-beta does not answer now (22/tcp: no answer within 5 s): a test would prove nothing.',
        'host-away: pve-gamma does not answer now (the API: 595 Errors during connection establishment, proxy handshake: No route to host): a test would prove nothing.',
      ]);
    }));

  it('says which host stays open', () =>
    withFirewall({}, async ({ planTrial, somebody }) => {
      await somebody('PUT', '/nodes/pve-alpha/firewall/options', { enable: '0' });
      expect((await planTrial(await homelabFirewall())).notes).toEqual([
        'pve-alpha has its own firewall switched off (host option enable): it stays open.',
      ]);
    }));

  it('polls for rules that are not there yet', () =>
    withFirewall({}, async ({ turnOn, writes }) => {
      expect(await messageOf(turnOn(await homelabFirewall()))).toBe(
        'Refused: The firewall was not turned on: its rules are not as the network says. Plan again.',
      );
      expect(writes()).toEqual([]);
    }));
});
