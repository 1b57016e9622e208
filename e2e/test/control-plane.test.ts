import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { BatchV1Api, CoreV1Api, KubeConfig, KubernetesObjectApi } from '@kubernetes/client-node';
import { startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { describeWithControlPlane } from './support/control-plane.ts';
import { ROOT } from './support/repository.ts';

const POD = {
  containers: [{ name: 'main', image: 'example.org/nothing:1' }],
  tolerations: [],
};

describeWithControlPlane('a control plane', () => {
  let cluster: ControlPlane;
  let config: KubeConfig;

  beforeAll(async () => {
    cluster = await startControlPlane();
    config = new KubeConfig();
    config.loadFromFile(cluster.kubeconfig);
  }, 1_800_000);

  afterAll(() => cluster.stop());

  it('has the nodes of the homelab, with their addresses and pod CIDRs', async () => {
    const { items } = await config.makeApiClient(CoreV1Api).listNode();
    expect(
      items.map(({ metadata, spec, status }) => ({
        name: metadata?.name,
        podCidr: spec?.podCIDR,
        address: status?.addresses?.[0]?.address,
      })),
    ).toEqual([
      { name: 'ichigo', podCidr: '10.42.0.0/24', address: '192.168.7.223' },
      { name: 'naruto', podCidr: '10.42.1.0/24', address: '192.168.7.224' },
      { name: 'tanjiro', podCidr: '10.42.2.0/24', address: '192.168.7.225' },
    ]);
  });

  it('makes a pod ready, with an address of its node', async () => {
    const objects = KubernetesObjectApi.makeApiClient(config);
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'ready', namespace: 'default' },
      spec: POD,
    };
    await objects.create(pod);
    const api = config.makeApiClient(CoreV1Api);
    const ready = await until(async () => {
      const found = await api.readNamespacedPod({ name: 'ready', namespace: 'default' });
      return found.status?.phase === 'Running' ? found : null;
    });
    const { spec } = await api.readNode({ name: ready.spec?.nodeName ?? '' });
    expect(ready.status?.podIP?.split('.').slice(0, 3)).toEqual(spec?.podCIDR?.split('.').slice(0, 3));
  });

  it('completes a Job', async () => {
    const objects = KubernetesObjectApi.makeApiClient(config);
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'once', namespace: 'default' },
      spec: { template: { spec: { ...POD, restartPolicy: 'Never' } } },
    };
    await objects.create(job);
    const api = config.makeApiClient(BatchV1Api);
    const done = await until(async () => {
      const { status } = await api.readNamespacedJob({ name: 'once', namespace: 'default' });
      return status?.succeeded ?? null;
    });
    expect(done).toBe(1);
  });

  it('leaves no process and no file when it is stopped', async () => {
    const { kubeconfig, stop } = cluster;
    expect(processesOf(kubeconfig)).not.toEqual([]);
    await stop();
    expect(processesOf(kubeconfig)).toEqual([]);
    expect(existsSync(dirname(kubeconfig))).toBe(false);
  });

  it('leaves none either when the process that started it is killed', async () => {
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { startControlPlane } from '@netloom/control-plane'; console.log((await startControlPlane()).kubeconfig);`,
      ],
      {
        cwd: join(ROOT, 'e2e'),
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    // an event's arguments are not typed
    const [kubeconfig] = (await once(createInterface(child.stdout), 'line')) as [string];
    expect(processesOf(kubeconfig)).not.toEqual([]);
    child.kill('SIGKILL');
    await until(() => Promise.resolve(processesOf(kubeconfig).length === 0 ? true : null));
    await until(() => Promise.resolve(existsSync(dirname(kubeconfig)) ? null : true));
  });
});

/** The processes that work with the folder of a control plane. */
function processesOf(kubeconfig: string): readonly string[] {
  const folder = dirname(kubeconfig);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        // it has ended meanwhile
        return false;
      }
    });
}

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(100);
  }
}
