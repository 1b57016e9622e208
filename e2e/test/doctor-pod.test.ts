import type { ApiObject } from '@netloom/cluster';
import type { DoctorReport } from '@netloom/doctor';
import { ApiProxy } from './support/api-proxy.ts';
import { startApplyLab, type ApplyLab } from './support/apply-lab.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { until } from './support/live.ts';
import { netloom, startNetloom, type NetloomRun } from './support/netloom.ts';

const PODS = { apiVersion: 'v1', kind: 'Pod', namespace: 'netloom-system' };
const PENDING = '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x"},"status":{"phase":"Pending"}}';
const IS_LOG = /^GET .*\/pods\/netloom-doctor-\w+\/log$/;
const IS_POLL = /^GET .*\/pods\/netloom-doctor-\w+$/;
const VAULTWARDEN = 'TCP vaultwarden.vaultwarden.svc.cluster.local. 80';

/** The answers that a pod gets where the network is as its file has it. No container runs here: kwok ends it, and this is its log. */
function answerOf(question: string): object {
  const [type = '', name = ''] = question.split(' ');
  if (type === 'TCP') return name.startsWith('kubernetes.') ? { open: true } : { code: 'ETIMEDOUT' };
  if (type === 'HEAD') return { status: 200 };
  if (type === 'AAAA') return { code: 'ENODATA' };
  return { addresses: [name.includes('.int.') ? '192.168.7.230' : '104.16.0.1'] };
}

describeWithCluster('netloom doctor --in-cluster', (crds) => {
  let lab: ApplyLab;
  let proxy: ApiProxy;
  /** The questions of the last pod, as its object has them. */
  let questions: readonly string[] = [];

  beforeAll(async () => {
    lab = await startApplyLab({ crds });
    const namespaces = await lab.run('apply', '--until', 'namespaces', '--operators', lab.operators);
    if (namespaces.code !== 0) throw new Error(namespaces.stderr);
    proxy = await ApiProxy.start(lab.plane.kubeconfig);
  }, 1_800_000);

  afterAll(async () => {
    await proxy.stop();
    await lab.stop();
  });

  beforeEach(() => {
    proxy.onRequest = async (call) => {
      if (!IS_LOG.test(call)) return;
      const [pod] = await lab.cluster.list(PODS);
      questions = pod === undefined ? [] : questionsOf(pod);
    };
    proxy.respond = (call) => (IS_LOG.test(call) ? logOf({}) : null);
  });

  function logOf(instead: Readonly<Record<string, object>>): string {
    const lines = questions.map((question) => ({ question, ...(instead[question] ?? answerOf(question)) }));
    return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  }

  const args = (...more: readonly string[]): readonly string[] => [
    ...['doctor', lab.network, '--in-cluster', '--only', 'dns', 'policies', '--output', 'json'],
    ...more,
  ];

  async function look(): Promise<{ readonly run: NetloomRun; readonly checks: DoctorReport['checks'] }> {
    const run = await netloom(args('--yes'), proxy);
    return { run, checks: (JSON.parse(run.stdout) as DoctorReport).checks };
  }

  function find(checks: DoctorReport['checks'], id: string): DoctorReport['checks'][number] | undefined {
    return checks.find((check) => check.id === id);
  }

  it('looks from a pod that the restricted level admits, and removes it', async () => {
    const { checks } = await look();
    expect(questions).toContain(VAULTWARDEN);
    for (const id of ['dns-cluster', 'pod-connections']) {
      const { status, problems } = find(checks, id) ?? {};
      expect({ id, status, problems }).toEqual({ id, status: 'ok', problems: [] });
    }
    expect(await lab.cluster.list(PODS)).toEqual([]);
  });

  it('finds what a policy should have stopped', async () => {
    proxy.respond = (call) => (IS_LOG.test(call) ? logOf({ [VAULTWARDEN]: { open: true } }) : null);
    const { run, checks } = await look();
    expect(run.code).toBe(1);
    expect(find(checks, 'pod-connections')?.problems.map(({ saw }) => saw)).toEqual([
      'from a pod of netloom-system, vaultwarden/vaultwarden:80 is reached: its port is open',
    ]);
  });

  it('starts nothing without an answer', async () => {
    let writes = 0;
    proxy.onRequest = (call) => {
      if (!call.startsWith('GET ')) writes += 1;
    };
    const { code, stderr } = await netloom(args(), proxy);
    expect([code, writes, stderr.includes('--yes starts the pod')]).toEqual([5, 0, true]);
  });

  it('says why the server does not let the pod in', async () => {
    const settings = (pods: string): ApiObject => ({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'none', namespace: 'netloom-system' },
      spec: { hard: { pods } },
    });
    await lab.cluster.apply(settings('0'));
    const { checks } = await look();
    await lab.cluster.apply(settings('10'));
    expect(find(checks, 'pod-connections')?.notChecked[0]?.why).toContain('exceeded quota');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('removes the pod when %s stops it', async (signal) => {
    const running = await startNetloom(args('--yes'), proxy);
    let isStopped = false;
    proxy.respond = (call) => (!isStopped && IS_POLL.test(call) ? PENDING : null);
    proxy.onRequest = (call) => {
      if (isStopped || !IS_POLL.test(call)) return;
      isStopped = true;
      running.signalOne(signal);
    };
    const { code } = await running.ended;
    expect([code, await lab.cluster.list(PODS)]).toEqual([130, []]);
  });

  it('removes what a killed run has left', async () => {
    const running = await startNetloom(args('--yes'), proxy);
    proxy.onRequest = (call) => {
      if (IS_POLL.test(call)) running.signalOne('SIGKILL');
    };
    await running.ended;
    const left = await until(async () => {
      const [pod] = await lab.cluster.list(PODS);
      return pod?.status !== undefined && JSON.stringify(pod.status).includes('Succeeded') ? pod : null;
    });
    proxy.onRequest = () => undefined;
    proxy.respond = (call) => (IS_LOG.test(call) ? '' : null);
    await look();
    expect(left.metadata.name).toMatch(/^netloom-doctor-/);
    expect(await lab.cluster.list(PODS)).toEqual([]);
  });
});

function questionsOf({ spec }: ApiObject): readonly string[] {
  // as the doctor makes it
  const { containers } = spec as { containers: readonly [{ command: readonly string[] }] };
  const { command } = containers[0];
  return command.slice(command.indexOf('--') + 1);
}
