import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProxy } from '../support/api-proxy.ts';
import {
  changeNetwork,
  createAppNamespaces,
  createSecrets,
  startApplyLab,
  type ApplyLab,
} from '../support/apply-lab.ts';
import { describeWithCluster } from '../support/control-plane.ts';
import { stepLines } from '../support/netloom-output.ts';
import { netloom, startNetloom, type NetloomRun, type RunningNetloom } from '../support/netloom.ts';

const WHOLE = 'unchanged check: 38 objects hold what the network says';

/** Calls of each stage, when the API server has answered them. */
const POINTS: readonly (readonly [string, RegExp])[] = [
  ['in the namespaces', /^PATCH \/api\/v1\/namespaces\/cert-manager\?fieldManager=netloom&(?!.*dryRun)/],
  ['within the umbrella', /^PATCH \/apis\/metallb\.io\/.*default-pool(?!.*dryRun)/],
];

describeWithCluster('netloom apply that is asked to end, or that nobody listens to', (crds) => {
  let lab: ApplyLab;
  let proxy: ApiProxy;
  const args = (...more: readonly string[]): readonly string[] => [
    ...['apply', lab.network, '--operators', lab.operators, '--timeout', '30', '--yes'],
    ...more,
  ];

  beforeAll(async () => {
    lab = await startApplyLab({ crds });
    await createAppNamespaces(lab.cluster);
    proxy = await ApiProxy.start(lab.plane.kubeconfig);
    await netloom(args('--until', 'namespaces'), proxy);
    await createSecrets(lab.cluster);
    expect((await netloom(args(), proxy)).code).toBe(0);
  }, 1_800_000);

  afterAll(async () => {
    await proxy.stop();
    await lab.stop();
  });

  /** Applies a changed network, and does something to the command at a call. */
  async function applyUntil(
    call: RegExp,
    act: (running: RunningNetloom) => void | Promise<void>,
  ): Promise<NetloomRun> {
    const running = await startNetloom(args(), proxy);
    let reached = false;
    proxy.onResponse = async (passing) => {
      if (reached || !call.test(passing)) return;
      reached = true;
      await act(running);
    };
    const run = await running.ended;
    proxy.onResponse = () => undefined;
    expect(reached).toBe(true);
    return run;
  }

  const smaller = (): Promise<() => Promise<void>> =>
    changeNetwork(lab.network, (text) =>
      text.replace('192.168.7.231-192.168.7.232] }', '192.168.7.231/32] }'),
    );

  it.each(
    POINTS.flatMap(([when, call]) =>
      (['SIGTERM', 'SIGHUP'] as const).map((name) => [name, when, call] as const),
    ),
  )(
    'ends in order at %s %s, says where, and goes on from there',
    async (signal, _when, call) => {
      const restore = await smaller();
      const stopped = await applyUntil(call, async ({ signalAll }) => {
        // a closed terminal sends it twice
        signalAll(signal);
        signalAll(signal);
        await sleep(500);
      });
      expect(stopped.stderr).toContain('netloom: stopping gracefully; Ctrl-C again ends it at once.\n');
      // the second signal may meet a process that has done all of this and listens no more: it then ends by the signal
      expect([130, null]).toContain(stopped.code);
      const end = stopped.code === null ? `ended by ${signal}\n` : '';
      expect(stopped.stderr).toMatch(
        new RegExp(`\nnetloom: stopped at \\w+\\. Run the same command again to go on\\.\n${end}$`),
      );
      // Helm has got the signal, too, and may have left its revision as it was: somebody comes back later than it may take.
      proxy.clockAheadMs = 120_000;
      const applied = await netloom(args(), proxy);
      proxy.clockAheadMs = 0;
      expect([applied.code, stepLines(applied).at(-1)]).toEqual([0, WHOLE]);
      await restore();
      expect((await netloom(args(), proxy)).code).toBe(0);
    },
    300_000,
  );

  it.each(POINTS)(
    'goes on to the end where nobody reads any more %s, and says so by its exit code',
    async (_when, call) => {
      const restore = await smaller();
      const { code } = await applyUntil(call, ({ closeOutput }) => {
        closeOutput();
      });
      expect(code).toBe(1);
      // nothing is left to do
      const again = await netloom(['plan', lab.network, '--against', 'cluster'], proxy);
      expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('no changes')]);
      await restore();
      expect((await netloom(args(), proxy)).code).toBe(0);
    },
    300_000,
  );
});
