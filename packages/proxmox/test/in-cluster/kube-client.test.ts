import { KubeClient } from '../../src/in-cluster/kube-client.ts';
import { ACCOUNT_TOKEN, NAMESPACE, startKube, type KubeDouble } from './kube-double.ts';

async function withClient(
  use: (client: KubeClient, kube: KubeDouble) => Promise<void>,
  token = ACCOUNT_TOKEN,
): Promise<void> {
  const kube = await startKube('one');
  const client = new KubeClient({ origin: kube.url, namespace: NAMESPACE, token, ca: kube.ca, retryMs: 1 });
  try {
    await use(client, kube);
  } finally {
    client.close();
    await kube.close();
  }
}

const EVENT = { metadata: { name: 'one.1', namespace: NAMESPACE } };

describe(KubeClient, () => {
  it('gives null for a ConfigMap that is not there', () =>
    withClient(async (client) => {
      expect(await client.configMap('two')).toBeNull();
      expect((await client.configMap('one'))?.data).toEqual({});
    }));

  it('sets its keys, and leaves those of others', () =>
    withClient(async (client) => {
      await client.patchConfigMap('one', { data: { a: '1' } });
      await client.patchConfigMap('one', { data: { b: '2' } });
      expect((await client.configMap('one'))?.data).toEqual({ a: '1', b: '2' });
    }));

  it('asks again while the API server is away, and gives up after half a minute', () =>
    withClient(async (client, kube) => {
      kube.intercept = () => (kube.calls.length < 8 ? 'before' : 'none');
      expect((await client.configMap('one'))?.data).toEqual({});
      expect(kube.calls).toHaveLength(8);
      kube.intercept = () => 503;
      await expect(client.configMap('one')).rejects.toThrow(
        `The API server refuses: GET /api/v1/namespaces/${NAMESPACE}/configmaps/one: 503 intercepted`,
      );
      expect(kube.calls).toHaveLength(16);
      kube.intercept = () => 'before';
      await expect(client.configMap('one')).rejects.toThrow(
        `The API server does not answer: GET /api/v1/namespaces/${NAMESPACE}/configmaps/one: Error: socket hang up`,
      );
    }));

  it('does not ask again where it is refused', () =>
    withClient(async (client, kube) => {
      await expect(client.configMap('one')).rejects.toThrow('401 Unauthorized');
      expect(kube.calls).toHaveLength(1);
    }, 'another'));

  it('sends an Event once, though the answer is lost', () =>
    withClient(async (client, kube) => {
      kube.intercept = () => (kube.calls.length === 1 ? 'after' : 'none');
      await client.createEvent(EVENT);
      expect([kube.calls.length, kube.events]).toEqual([2, [EVENT]]);
    }));
});
