import { Refused } from '@netloom/diagnostics/error';
import { printFirewallPlan, type DesiredFirewall, type TcpProbe } from '../../../src/reconcile/index.ts';
import { TOKENS } from '../../double/cluster.ts';
import { documented, FaultTable, inOneLine } from '../fault-table.ts';
import type { BenchOptions } from '../support.ts';
import {
  FROM_LAN,
  homelabFirewall,
  runHomelab,
  stateOf,
  withFirewall,
  type FirewallBench,
} from './support.ts';

const faults = new FaultTable();
const WRITES = 21;
const OFF_AGAIN =
  'Nothing more was done: the firewall turns itself off again 60 seconds after the test began, and the rules stay.';

/** The message of a failed run. */
async function messageOf(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => 'nothing failed',
    (error: unknown) => String(error),
  );
}

async function appliedText(desired: DesiredFirewall): Promise<string> {
  let text = '';
  await withFirewall({}, async ({ apply, double }) => {
    await apply(desired);
    text = double.cluster.firewall.text;
  });
  return text;
}

async function nextRun({ apply, writes }: FirewallBench, desired: DesiredFirewall): Promise<string> {
  const before = writes().length;
  try {
    await apply(desired);
    const made = writes().length - before;
    if (made === 0) return 'finds nothing to do';
    return made === WRITES ? 'does all' : `continues: ${made} of ${WRITES} writes left`;
  } catch (error) {
    return error instanceof Refused ? 'refuses' : 'fails again';
  }
}

/** Proxmox fails the write once it comes to it, and answers everything else. */
function refuse({ double }: FirewallBench, path: string): void {
  double.intercept = (call) =>
    call.method === 'POST' && call.path === path
      ? {
          status: 500,
          reason: 'no space left on device',
          body: '{"data":null,"message":"no space left on device\\n"}',
        }
      : 'none';
}

interface Fault {
  readonly fault: string;
  readonly at: string;
  readonly options?: BenchOptions;
  /** What happens, and the message that the person reads. */
  readonly run: (bench: FirewallBench, desired: DesiredFirewall) => Promise<string>;
  readonly message: string;
  /** What a person does before the next apply; nothing where it is missing. */
  readonly repair?: (bench: FirewallBench) => unknown;
}

const SEVERAL =
  'ProxmoxError: GET /cluster/firewall/options: 403 Permission check failed (/, Sys.Audit)\nGive the token k3s@pve!ci and its user the privilege that is named, such as role one of your own with Sys.Audit and Sys.Modify on /: with privilege separation both need it.';

const FAULTS: readonly Fault[] = [
  {
    fault: 'token without a privilege on /',
    at: 'the plan',
    options: { token: TOKENS.admin },
    run: ({ plan }, desired) => messageOf(plan(desired)),
    message: SEVERAL,
  },
  {
    fault: 'token that may look and not change',
    at: 'POST ipset',
    options: { token: TOKENS['firewall-auditor'] },
    run: ({ apply }, desired) => messageOf(apply(desired)),
    message:
      'ApplyFailed: POST /cluster/firewall/ipset: 403 Permission check failed (/, Sys.Modify)\nGive the token fwaudit@pve!ci and its user the privilege that is named, such as role one of your own with Sys.Audit and Sys.Modify on /: with privilege separation both need it.\nNothing was written: the firewall is as it was before.',
  },
  {
    fault: 'API of the other major version',
    at: 'the plan',
    options: { version: '8.4.14' },
    run: async ({ apply, plan }, desired) => {
      expect((await plan(desired)).refusals).toEqual([
        {
          code: 'other-version',
          message: 'The network is written for Proxmox VE 9, and this is 8.4.14.',
          help: 'Set proxmox.version to 8 in the network.',
        },
      ]);
      return messageOf(apply(desired));
    },
    message: 'Refused: The plan for the firewall is refused: nothing was changed.',
  },
  {
    fault: 'an IP set of our name is there without our mark',
    at: 'the plan',
    run: async ({ apply, plan, somebody }, desired) => {
      await somebody('POST', 'ipset', { name: 'pools', comment: 'swimming' });
      await somebody('POST', 'ipset/pools', { cidr: '192.168.7.230' });
      await somebody('POST', 'ipset/pools', { cidr: '192.168.7.231' });
      await somebody('POST', 'ipset/pools', { cidr: '192.168.7.9' });
      expect(printFirewallPlan(await plan(desired))).toContain(
        'refused[not-ours]: IP set pools exists and has the comment "swimming", so netloom did not make it: 192.168.7.232 is missing; 192.168.7.9 is surplus.\n  Rename it in Proxmox, or give it the comment "netloom homelab": netloom manages it then.\n',
      );
      return messageOf(apply(desired));
    },
    message: 'Refused: The plan for the firewall is refused: nothing was changed.',
  },
  {
    fault: 'a security group of our name is there without our mark',
    at: 'the plan',
    run: async ({ apply, plan, somebody }, desired) => {
      await somebody('POST', 'groups', { group: 'k3s-nodes' });
      await somebody('POST', 'groups/k3s-nodes', { type: 'in', action: 'ACCEPT', macro: 'SSH', enable: '1' });
      expect((await plan(desired)).refusals.map(({ message }) => message.slice(0, 120))).toEqual([
        'security group k3s-nodes exists and has no comment, so netloom did not make it: "IN ACCEPT -source 192.168.7.0/24 -dest ',
      ]);
      return messageOf(apply(desired));
    },
    message: 'Refused: The plan for the firewall is refused: nothing was changed.',
  },
  {
    fault: 'an IP set of our name is there without our mark, and as the network wants it',
    at: 'nothing',
    run: async ({ apply, somebody }, desired) => {
      await somebody('POST', 'ipset', { name: 'pools' });
      for (const cidr of ['192.168.7.230', '192.168.7.231', '192.168.7.232']) {
        await somebody('POST', 'ipset/pools', { cidr });
      }
      return messageOf(apply(desired));
    },
    message: 'nothing failed',
  },
  {
    fault: 'somebody edits between plan and apply',
    at: 'reading, before POST entry',
    run: async ({ apply, plan, carryOut, somebody }, desired) => {
      await apply(desired);
      await somebody('DELETE', 'ipset/pools/192.168.7.230');
      const made = await plan(desired);
      await somebody('POST', 'ipset/pools', { cidr: '192.168.7.230' });
      return messageOf(carryOut(desired, made));
    },
    message: 'Refused: The firewall has changed since the plan was made. Plan again.',
  },
  {
    fault: 'somebody makes a rule of their own between plan and apply',
    at: 'nothing',
    run: async ({ plan, carryOut, somebody }, desired) => {
      const made = await plan(desired);
      await somebody('POST', 'rules', { type: 'in', action: 'DROP', source: '10.0.0.0/8', enable: '1' });
      return messageOf(carryOut(desired, made));
    },
    message: 'nothing failed',
  },
  {
    fault: 'somebody edits between reading and writing (the digest is another)',
    at: 'PUT rules',
    run: async ({ apply, double, somebody }, desired) => {
      await apply(desired);
      await somebody('PUT', 'rules/0', { dport: '4790' });
      const { list } = double.cluster.firewall.file('cluster');
      double.intercept = ({ method, path }) => {
        if (method === 'PUT' && path.startsWith('cluster/firewall/rules/')) {
          list.rules = [{ type: 'in', action: 'DROP', enable: 1, source: '10.0.0.0/8' }, ...list.rules];
        }
        return 'none';
      };
      return messageOf(apply(desired));
    },
    repair: ({ double }) => {
      double.intercept = () => 'none';
    },
    message:
      'ApplyFailed: PUT /cluster/firewall/rules/0: 500 detected modified configuration - file changed by other user? Try again.\nProxmox failed while it worked on the call; the text is its own.\nNothing was written: the firewall is as it was before.',
  },
  {
    fault: 'somebody changes what netloom has just written',
    at: 'reading, at the end',
    run: async ({ apply, double }, desired) => {
      const { firewall } = double.cluster;
      double.intercept = ({ method, path }) => {
        const set = firewall.ipsets.get('pools');
        if (set !== undefined && method === 'POST' && path === 'cluster/firewall/rules') set.entries = [];
        return 'none';
      };
      return messageOf(apply(desired));
    },
    repair: ({ double }) => {
      double.intercept = () => 'none';
    },
    message:
      'Refused: Proxmox stored something else than was sent: + IP set pools: 192.168.7.231 is still to be done.\nAll changes of this run are rolled back: the firewall is as it was before.',
  },
  {
    fault: 'Proxmox refuses a write',
    at: 'POST rules',
    run: (bench, desired) => {
      refuse(bench, 'cluster/firewall/rules');
      return messageOf(bench.apply(desired));
    },
    repair: ({ double }) => {
      double.intercept = () => 'none';
    },
    message:
      'ApplyFailed: POST /cluster/firewall/rules: 500 no space left on device\nProxmox failed while it worked on the call; the text is its own.\nAll changes of this run are rolled back: the firewall is as it was before.',
  },
  {
    fault: 'Proxmox refuses a write, and to take it back',
    at: 'POST groups',
    run: (bench, desired) => {
      const answer = {
        status: 500,
        reason: 'no',
        body: '{"data":null,"message":"no space left on device\\n"}',
      };
      let failed = false;
      bench.double.intercept = ({ method, path }) => {
        failed ||= method === 'POST' && path === 'cluster/firewall/groups';
        return failed && method !== 'GET' ? answer : 'none';
      };
      const { sets, ...rest } = desired.state;
      return messageOf(
        bench.apply({ ...desired, state: { ...rest, sets: sets.filter(({ name }) => name === 'pools') } }),
      );
    },
    repair: ({ double }) => {
      double.intercept = () => 'none';
    },
    message:
      'ApplyFailed: POST /cluster/firewall/groups: 500 no space left on device\nProxmox failed while it worked on the call; the text is its own.\nThe rollback failed as well: DELETE /cluster/firewall/ipset/pools/192.168.7.231: 500 no space left on device\nProxmox failed while it worked on the call; the text is its own.\nWritten, and live at once: + IP set pools; + IP set pools: 192.168.7.231; + IP set pools: 192.168.7.232; + IP set pools: 192.168.7.230. Run `netloom proxmox apply` again: it continues from there.',
  },
  {
    fault: 'another host is down (it takes up the rules when it is back)',
    at: 'nothing',
    run: ({ apply, double }, desired) => {
      double.cluster.down.add('pve-beta');
      return messageOf(apply(desired));
    },
    message: 'nothing failed',
  },
];

/** The firewall is turned on in the end; the rules are there. */
const TRIALS: readonly Fault[] = [
  {
    fault: 'a host is down when the firewall is to be turned on',
    at: 'the plan',
    run: async ({ turnOn, double }, desired) => {
      double.cluster.down.add('pve-beta');
      return messageOf(turnOn(desired));
    },
    repair: ({ double }) => {
      double.cluster.down.clear();
    },
    message:
      'Refused: The firewall was not turned on. pve-beta does not answer now (the API: 595 Errors during connection establishment, proxy handshake: No route to host): a test would prove nothing. Bring it back first, or turn the firewall on by hand with a console at hand.',
  },
  {
    fault: 'we would be shut out',
    at: 'the plan',
    run: ({ turnOn }, desired) =>
      messageOf(turnOn(desired, { probe: () => Promise.resolve({ kind: 'answers', from: '10.8.0.5' }) })),
    message:
      'Refused: The firewall was not turned on. Once the firewall is on, 10.8.0.5 (where this runs) no longer reaches pve-alpha on 8006/tcp: no rule accepts it, and policy_in is DROP. Add a firewall rule from 10.8.0.5 to proxmox with ports [8006/tcp, 22/tcp] to the network, or remove what comes first.',
  },
  {
    fault: 'a port answers no more in the test: not confirmed',
    at: 'the checks of the test',
    run: ({ turnOn, double }, desired) => {
      const { options } = double.cluster.firewall.file('cluster');
      const probe: TcpProbe = (to) =>
        options.read.enable !== undefined && to.port === 22 && to.host === '192.168.7.234'
          ? Promise.resolve({ kind: 'silent', why: 'connect ETIMEDOUT' })
          : FROM_LAN(to);
      return messageOf(turnOn(desired, { probe, times: { deadlineMs: 300, pollMs: 50 } }));
    },
    message: `ApplyFailed: The firewall is not on for good: pve-beta: 22/tcp: connect ETIMEDOUT.\n${OFF_AGAIN} Fix that. Run \`netloom proxmox apply\` again.`,
  },
  {
    fault: 'the 60 seconds are over before it is confirmed',
    at: 'PUT options enable=1',
    run: ({ turnOn, double }, desired) => {
      double.intercept = ({ parameters }) => {
        if (parameters.enable === '1') double.cluster.firewall.clock += 61;
        return 'none';
      };
      return messageOf(turnOn(desired));
    },
    repair: ({ double }) => {
      double.intercept = () => 'none';
    },
    message: `ApplyFailed: The test passed, but was not confirmed: PUT /cluster/firewall/options: 500 detected modified configuration - file changed by other user? Try again.\nProxmox failed while it worked on the call; the text is its own.\n${OFF_AGAIN}`,
  },
];

describe('each fault', () => {
  it.each(FAULTS)('$fault: is reported, and leaves nothing unsaid', async (tried) => {
    const { fault, at, options = {}, run, message, repair } = tried;
    const desired = await homelabFirewall();
    const text = await appliedText(desired);
    await withFirewall(options, async (bench) => {
      expect(await run(bench, desired)).toBe(message);
      const done = await bench.plan(desired).then(
        ({ writes, refusals }) => writes.length + refusals.length === 0,
        () => false,
      );
      const left = done ? 'as desired, off' : stateOf(bench.double, text);
      await repair?.(bench);
      const next = await nextRun(bench, desired);
      const cell = repair === undefined ? next : `once fixed: ${next}`;
      faults.add([options.version?.charAt(0) ?? '9', fault, at, left, cell]);
    });
  });

  it.each(TRIALS)(
    '$fault: is reported, and the firewall goes off by itself',
    async ({ fault, at, run, message, repair }) => {
      const desired = await homelabFirewall();
      await withFirewall({}, async (bench) => {
        runHomelab(bench.double);
        await bench.apply(desired);
        const { text } = bench.double.cluster.firewall;
        expect(await run(bench, desired)).toBe(message);
        const left = stateOf(bench.double, text);
        bench.double.cluster.firewall.clock += 61;
        expect(stateOf(bench.double, text)).toBe('as desired, off');
        await repair?.(bench);
        await bench.turnOn(desired);
        expect(stateOf(bench.double, text)).toBe('as desired, on');
        faults.add(['9', fault, at, left, 'once fixed: turns it on']);
      });
    },
  );

  it('is in the table that the documentation has', async () => {
    await expect(documented()).resolves.toContain(inOneLine(faults.print()));
  });
});
