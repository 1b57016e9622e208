import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDouble, TOKENS, type Call, type ProxmoxDouble } from '@netloom/proxmox/testing';
import { startNetloom, type NetloomRun, type RunningNetloom } from '../support/netloom.ts';
import { ROOT } from '../support/repository.ts';
import { runInProcess, type InProcessRun } from '../support/run-in-process.ts';

/** A call during which something happens to the command. */
type Point = (call: Call) => boolean;

const at =
  (method: string, path: string): Point =>
  (call) =>
    call.method === method && call.path === path;

const POINTS: readonly (readonly [string, Point])[] = [
  ['while the lock is taken', at('POST', 'cluster/sdn/lock')],
  ['at the first write', at('POST', 'cluster/sdn/zones')],
  ['at the last write', at('POST', 'cluster/sdn/vnets/k3svnet/subnets')],
  ['at the commit', at('PUT', 'cluster/sdn')],
  ['while the lock is given back', at('DELETE', 'cluster/sdn/lock')],
];
/** Before them nothing is committed. */
const WRITING = 3;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

describe('netloom proxmox apply', () => {
  let double: ProxmoxDouble;
  let folder: string;

  beforeEach(async () => {
    double = await startDouble({ polls: 1 });
    folder = await mkdtemp(join(tmpdir(), 'netloom-proxmox-faults-'));
    await writeFile(join(folder, 'token'), `${TOKENS.admin}\n`);
  });

  afterEach(async () => {
    await double.close();
    await rm(folder, { recursive: true, force: true });
  });

  function argsOf(command: string): readonly string[] {
    const where = ['--host', double.url, '--fingerprint', double.fingerprint];
    const token = ['--token-file', join(folder, 'token')];
    return ['proxmox', command, join(ROOT, 'networks/homelab'), ...where, ...token, '--no-firewall'];
  }

  /** To its end, in this process. */
  function run(command: string): Promise<InProcessRun> {
    return runInProcess(argsOf(command), { XDG_STATE_HOME: folder });
  }

  async function applyUntil(point: Point, act: (running: RunningNetloom) => void): Promise<NetloomRun> {
    const running = await startNetloom(argsOf('apply'), {
      kubeconfig: '',
      env: { XDG_STATE_HOME: folder },
    });
    let reached = false;
    double.intercept = (call) => {
      if (!reached && point(call)) {
        reached = true;
        act(running);
      }
      return 'none';
    };
    const ended = await running.ended;
    double.intercept = () => 'none';
    expect(reached).toBe(true);
    return ended;
  }

  async function planned(): Promise<string> {
    return (await run('plan')).stdout;
  }

  const cases = POINTS.flatMap(([when, point], index) =>
    SIGNALS.map((signal) => [signal, when, { point, index }] as const),
  );

  it.each(cases)(
    'gives the lock back, and says how things stand, at %s %s',
    async (signal, _when, { point, index }) => {
      const before = await planned();
      const { code, stderr } = await applyUntil(point, ({ signalAll }) => {
        signalAll(signal);
      });
      expect([code, double.cluster.sdn.lock]).toEqual([130, null]);
      expect(stderr).toContain('netloom: stopping gracefully; Ctrl-C again ends it at once.\n');
      // what was written is as it was before, until it is committed
      if (index < WRITING) expect(await planned()).toBe(before);
      const again = await run('apply');
      expect([again.code, double.cluster.sdn.lock]).toEqual([0, null]);
      expect(await planned()).toBe('Proxmox VE 9.1.2\nno changes\n');
    },
    60_000,
  );

  it.each(POINTS)(
    'completes where %s is no longer read, and reports it by its exit code',
    async (_when, point) => {
      const { code } = await applyUntil(point, ({ closeOutput }) => {
        closeOutput();
      });
      expect([code, double.cluster.sdn.lock]).toEqual([1, null]);
      expect(await planned()).toBe('Proxmox VE 9.1.2\nno changes\n');
    },
    60_000,
  );
});
