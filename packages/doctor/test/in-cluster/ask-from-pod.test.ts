import { setTimeout as sleep } from 'node:timers/promises';
import { parseObject, refOf, type ApiObject } from '@netloom/cluster';
import { askFromPod, type AskFromPodInput } from '../../src/in-cluster/ask-from-pod.ts';
import { object } from '../lab.ts';

/** A cluster with pods alone, whose kubelet gives a new pod this status. */
class PodCluster {
  readonly pods = new Map<string, ApiObject>();
  readonly clock = Date.parse('2026-11-29T12:00:00Z');
  /** Refuses to delete. */
  stuck = false;
  readonly #status: object;

  constructor(status: object) {
    this.#status = status;
  }

  readonly apply = async (pod: ApiObject): Promise<ApiObject> => {
    const creationTimestamp = new Date(this.clock).toISOString();
    const { metadata } = pod;
    const made = parseObject({ ...pod, metadata: { ...metadata, creationTimestamp }, status: this.#status });
    this.pods.set(metadata.name, made);
    return Promise.resolve(made);
  };

  readonly get = async ({ name }: { readonly name: string }): Promise<ApiObject | null> =>
    Promise.resolve(this.pods.get(name) ?? null);

  readonly list = async (): Promise<readonly ApiObject[]> => Promise.resolve([...this.pods.values()]);

  readonly delete = async ({ name }: { readonly name: string }): Promise<boolean> => {
    if (this.stuck) throw new Error('no');
    return Promise.resolve(this.pods.delete(name));
  };

  readonly podLog = async (): Promise<string> => Promise.resolve('{"question":"TCP a 1","open":true}\n');
}

interface Asked {
  readonly input: AskFromPodInput;
  readonly left: string[];
}

function asking(cluster: PodCluster, more: Partial<AskFromPodInput> = {}): Asked {
  const left: string[] = [];
  const input = {
    cluster,
    detached: cluster,
    questions: ['TCP a 1'],
    signal: new AbortController().signal,
    limitMs: 200,
    pollMs: 5,
    onLeft: (text: string) => left.push(text),
    ...more,
  };
  return { input, left };
}

const SUCCEEDED = { phase: 'Succeeded' };
const PENDING = { phase: 'Pending' };

function waiting(reason: string, message = ''): object {
  return { phase: 'Pending', containerStatuses: [{ state: { waiting: { reason, message } } }] };
}

describe(askFromPod, () => {
  it('reads the answers that the pod got, and removes it', async () => {
    const cluster = new PodCluster(SUCCEEDED);
    const { probe, where } = await askFromPod(asking(cluster).input);
    expect(where).toMatch(/^Pod netloom-system\/netloom-doctor-[0-9a-f]{8}$/);
    expect(probe('TCP a 1')).toMatchObject({ kind: 'answered' });
    expect([...cluster.pods]).toEqual([]);
  });

  it.each([
    [
      waiting('ImagePullBackOff', 'Back-off pulling image "library/node"'),
      'does not start: ImagePullBackOff: Back-off pulling image "library/node"',
    ],
    [waiting('ContainerCreating'), 'has not ended within 0.2 s: ContainerCreating'],
    [PENDING, 'has not ended within 0.2 s'],
    [
      {
        ...PENDING,
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message: '0/3 nodes are available',
          },
        ],
      },
      'has not ended within 0.2 s: 0/3 nodes are available',
    ],
  ])('says why there is no answer, and removes the pod: %#', async (status, why) => {
    const cluster = new PodCluster(status);
    await expect(askFromPod(asking(cluster).input)).rejects.toThrow(why);
    expect([...cluster.pods]).toEqual([]);
  });

  it('removes the pod after an interruption', async () => {
    const cluster = new PodCluster(PENDING);
    const stop = new AbortController();
    const running = askFromPod(
      asking(cluster, { signal: stop.signal, limitMs: 60_000, pollMs: 60_000 }).input,
    );
    const ended = expect(running).rejects.toThrow('aborted');
    while (cluster.pods.size === 0) await sleep(1);
    stop.abort(new Error('Ctrl-C'));
    await ended;
    expect([...cluster.pods]).toEqual([]);
  });

  it('says where somebody else has removed it', async () => {
    const cluster = new PodCluster(PENDING);
    const running = askFromPod(asking(cluster).input);
    const ended = expect(running).rejects.toThrow('was deleted before it had ended');
    while (cluster.pods.size === 0) await sleep(1);
    cluster.pods.clear();
    await ended;
  });

  it('says what it could not remove', async () => {
    const cluster = new PodCluster(SUCCEEDED);
    cluster.stuck = true;
    const { input, left } = asking(cluster);
    await askFromPod(input);
    expect(left).toEqual([
      expect.stringMatching(
        /^Pod netloom-system\/netloom-doctor-\w+ could not be removed \(no\): kubectl --namespace netloom-system delete pod netloom-doctor-\w+$/,
      ),
    ]);
  });

  it('removes what killed runs have left, and no pod of another run', async () => {
    const cluster = new PodCluster(SUCCEEDED);
    const left = (name: string, creationTimestamp: string, status: object): ApiObject =>
      object(`v1 Pod netloom-system/${name}`, { status }, { creationTimestamp });
    const [ended, stale, other] = [
      left('ended', '2026-11-29T11:59:59.950Z', { phase: 'Failed' }),
      left('stale', '2026-11-29T11:59:00Z', PENDING),
      left('other', '2026-11-29T11:59:59.950Z', PENDING),
    ];
    for (const pod of [ended, stale, other]) cluster.pods.set(refOf(pod).name, pod);
    await askFromPod(asking(cluster).input);
    expect([...cluster.pods.keys()]).toEqual(['other']);
  });
});
