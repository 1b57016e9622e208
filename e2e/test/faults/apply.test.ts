import { setTimeout as sleep } from 'node:timers/promises';
import { findHelm } from '@netloom/helm';
import { ApiProxy } from '../support/api-proxy.ts';
import {
  changeNetwork,
  createAppNamespaces,
  createSecrets,
  startApplyLab,
  type ApplyLab,
} from '../support/apply-lab.ts';
import { describeWithCluster } from '../support/control-plane.ts';
import { liveObjects, unmanagedObjects } from '../support/live.ts';
import { stepLines } from '../support/netloom-output.ts';
import {
  netloom,
  netloomProcess,
  startNetloom,
  type NetloomRun,
  type RunningNetloom,
} from '../support/netloom.ts';
import { UmbrellaRelease } from '../support/release.ts';

/** How long Helm may wait; a release that it left behind is left alone for the floor of thirty seconds. */
const SECONDS = 8;
const WHOLE = 'unchanged check: 38 objects hold what the network says';

interface Point {
  readonly call: RegExp;
  /** Before the API server gets the call, or when it has answered it. */
  readonly moment?: 'before' | 'after';
}

const POINTS: readonly (readonly [string, Point])[] = [
  ['in the namespaces', { call: /^PATCH \/api\/v1\/namespaces\/cert-manager\?fieldManager=netloom&/ }],
  ['once Helm has begun an operator', { call: /^POST \/api\/v1\/namespaces\/cert-manager\/secrets/ }],
  ["between two of an operator's CRDs", { call: /customresourcedefinitions\/communities\.metallb\.io/ }],
  [
    'before Helm notes that an operator is done',
    { call: /^PUT \/api\/v1\/namespaces\/tailscale\/secrets/, moment: 'before' },
  ],
  [
    'while the cluster is asked for its kinds',
    { call: /^PATCH .*\/ipaddresspools\/.*fieldManager=netloom&.*dryRun=All/ },
  ],
  ['once Helm has begun the umbrella', { call: /^POST \/api\/v1\/namespaces\/netloom-system\/secrets/ }],
  [
    'between two objects of the umbrella',
    { call: /^(POST|PATCH) \/apis\/metallb\.io\/.*\/ipaddresspools(?!.*dryRun)/ },
  ],
  [
    'before Helm notes that the umbrella is done',
    { call: /^PUT \/api\/v1\/namespaces\/netloom-system\/secrets/, moment: 'before' },
  ],
];

describeWithCluster('netloom apply that is stopped', (crds) => {
  let lab: ApplyLab;
  let proxy: ApiProxy;
  const args = (...more: readonly string[]): readonly string[] => [
    ...['apply', lab.network, '--operators', lab.operators, '--timeout', String(SECONDS), '--yes'],
    ...more,
  ];
  const apply = async (...more: readonly string[]): Promise<NetloomRun> => {
    const run = await netloom(args(...more), proxy);
    proxy.clockAheadMs = 0;
    return run;
  };

  beforeAll(async () => {
    lab = await startApplyLab({ crds });
    await createAppNamespaces(lab.cluster);
    proxy = await ApiProxy.start(lab.plane.kubeconfig);
    expect((await apply('--until', 'namespaces')).code).toBe(0);
    await createSecrets(lab.cluster);
  }, 1_800_000);

  afterAll(async () => {
    await proxy.stop();
    await lab.stop();
  });

  /** Runs until a call like this, then lets `stop` act, and waits for the end. */
  async function runUntil(
    { call, moment = 'after' }: Point,
    stop: (running: RunningNetloom) => void | Promise<void>,
    more: readonly string[] = [],
  ): Promise<NetloomRun & { readonly reached: boolean }> {
    const running = await startNetloom(args(...more), proxy);
    let reached = false;
    const act = async (passing: string): Promise<void> => {
      if (reached || !call.test(passing)) return;
      reached = true;
      await stop(running);
    };
    if (moment === 'before') proxy.onRequest = act;
    else proxy.onResponse = act;
    const ended = await running.ended;
    proxy.onRequest = () => undefined;
    proxy.onResponse = () => undefined;
    return { ...ended, reached };
  }

  /**
   * Kills the command and its Helm at once; what they have just asked for gets lost with them. The next run comes a minute
   * later: no Helm is waited for.
   */
  async function powerOff({ signalAll }: RunningNetloom): Promise<void> {
    signalAll('SIGKILL');
    proxy.clockAheadMs = 60_000;
    await sleep(300);
  }

  /** Of the umbrella's release, the oldest revision first. */
  async function statuses(): Promise<readonly string[]> {
    const release = new UmbrellaRelease(await findHelm(process), lab.plane.kubeconfig);
    const printed: unknown = JSON.parse(await release.run('history', 'netloom', '--output', 'json'));
    // as Helm prints it
    return (printed as readonly { readonly status: string }[]).map(({ status }) => status);
  }

  async function connectors(): Promise<readonly string[]> {
    const found = await lab.cluster.list({ apiVersion: 'tailscale.com/v1alpha1', kind: 'Connector' });
    return found.map(({ metadata }) => metadata.name);
  }

  it.each(POINTS)('loses power %s', async (_title, point) => {
    const { code, reached } = await runUntil(point, powerOff);
    expect([code, reached]).toEqual([null, true]);
  });

  it('ends all the same with what the network says, and with no revision left that was begun', async () => {
    const applied = await apply();
    expect([applied.code, stepLines(applied).at(-1)]).toEqual([0, WHOLE]);
    const objects = await liveObjects(lab.cluster, lab.plane.kubeconfig);
    expect([objects.size, unmanagedObjects(objects)]).toEqual([38, []]);
    expect(await statuses()).toEqual(['deployed']);
  });

  it('takes away what an interrupted run made, if the network has it no more', async () => {
    const restore = await changeNetwork(lab.network, (text) =>
      text.replace('name: k3s-router', 'name: other-router'),
    );
    const { code } = await runUntil({ call: /^(POST|PATCH) .*other-router(?!.*dryRun)/ }, powerOff);
    expect([code, await connectors()]).toEqual([null, ['k3s-router', 'other-router']]);
    await restore();
    expect((await apply()).code).toBe(0);
    expect(await connectors()).toEqual(['k3s-router']);
    expect(await statuses()).toEqual(['superseded', 'deployed']);
  });

  it('stops at Ctrl-C within a step, says where, and goes on from there', async () => {
    const restore = await changeNetwork(lab.network, (text) =>
      text.replace('192.168.7.231-192.168.7.232] }', '192.168.7.231/32] }'),
    );
    const stopped = await runUntil(
      { call: /^PATCH \/apis\/metallb\.io\/.*default-pool(?!.*dryRun)/ },
      async ({ signalAll }) => {
        signalAll('SIGINT');
        await sleep(500);
      },
    );
    expect([stopped.code, stopped.reached]).toEqual([130, true]);
    expect(stopped.stderr).toContain('netloom: stopped at network. Run the same command again to go on.\n');
    const applied = await apply();
    expect([applied.code, stepLines(applied).at(-1)]).toEqual([0, WHOLE]);
    await restore();
  });

  it('waits for a Helm that it left behind, and does not take its record away', async () => {
    const before = await statuses();
    const { code } = await runUntil(
      { call: /^POST \/api\/v1\/namespaces\/netloom-system\/secrets/ },
      async ({ signalOne }) => {
        signalOne('SIGKILL');
        // Helm learns only then that its record is kept, and goes on alone
        await sleep(3_000);
      },
    );
    expect([code, (await apply()).code]).toEqual([null, 0]);
    // what that Helm has done is what the network says
    expect((await statuses()).slice(before.length)).toEqual(['deployed']);
  });

  it('leaves an apply alone that another one has begun, however little that one would wait itself', async () => {
    const before = await statuses();
    const change = await changeNetwork(lab.network, (text) =>
      text.replace('192.168.7.231-192.168.7.232] }', '192.168.7.232/32] }'),
    );
    let second: Promise<NetloomRun> | null = null;
    const first = await runUntil(
      { call: /^PATCH \/apis\/metallb\.io\/.*default-pool(?!.*dryRun)/ },
      async () => {
        second = netloomProcess([...args(), '--timeout', '1'], lab.plane);
        // longer than the second one waits for a Helm of its own
        await sleep(45_000);
      },
      ['--timeout', '120'],
    );
    const other = await (second as Promise<NetloomRun> | null);
    expect([first.code, first.reached, other?.code]).toEqual([0, true, 0]);
    expect(other?.stdout).toContain('left pending');
    // one revision, of the first: the second has nothing left to do
    expect((await statuses()).slice(before.length)).toEqual(['deployed']);
    expect(other === null ? [] : stepLines(other).slice(-2)).toEqual([
      'unchanged network: 38 objects, as they were installed',
      WHOLE,
    ]);
    await change();
    expect((await apply()).code).toBe(0);
  });

  it.each<readonly [string, Point, number, RegExp, (text: string) => string]>([
    [
      'namespaces',
      { call: /^PATCH \/api\/v1\/namespaces\/cert-manager\?fieldManager=netloom&/, moment: 'before' },
      4,
      /^netloom: namespaces: applying Namespace cert-manager: http:.* cannot be reached \(UND_ERR_SOCKET\)\n/m,
      (text) => text,
    ],
    [
      'network',
      { call: /^POST \/api\/v1\/namespaces\/netloom-system\/secrets/ },
      1,
      /^netloom: network: Command failed with exit code 1: .*helm upgrade netloom .*\nError: /m,
      (text) => text.replace('192.168.7.231-192.168.7.232] }', '192.168.7.231/32] }'),
    ],
  ])('says at which step the API server went away: %s', async (_title, point, exit, said, change) => {
    const restore = await changeNetwork(lab.network, change);
    const { code, stderr, reached } = await runUntil(point, () => {
      proxy.down = true;
    });
    proxy.down = false;
    proxy.clockAheadMs = 60_000;
    expect([code, reached]).toEqual([exit, true]);
    expect(stderr).toMatch(said);
    expect(stderr).toContain(' Run the same command again: it goes on where this one stopped.\n');
    const applied = await apply();
    expect([applied.code, stepLines(applied).at(-1)]).toEqual([0, WHOLE]);
    await restore();
  });
});
