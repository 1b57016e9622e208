import { dropRevision, waitWhilePending } from '../../src/apply/mend-release.ts';
import { withApiServer, type Answering, type Asked } from '../cluster/api-server.ts';
import { release, releaseSecret } from './releases.ts';

const NAME = { name: 'metallb', namespace: 'metallb-system', pollMs: 1, onProgress: () => undefined };
const STORED = {
  name: 'metallb',
  namespace: 'metallb-system',
  version: 1,
  info: { status: 'pending-install' },
  chart: { metadata: { name: 'metallb', version: '0.16.1' } },
};

/** A cluster with one revision, whose status is asked for each time. */
function withStatus(status: () => string, begun: Date): (asked: Asked) => Answering {
  return ({ call }) => {
    if (call === 'GET /api/v1')
      return { body: { resources: [{ name: 'secrets', kind: 'Secret', namespaced: true }] } };
    if (!call.includes('?')) return { body: releaseSecret(STORED) };
    const labels = { version: '1', status: status() };
    const metadata = { name: 'r', creationTimestamp: begun.toISOString(), labels };
    return { body: { metadata: {}, items: [{ metadata }] } };
  };
}

describe(waitWhilePending, () => {
  it('gives a release at once that has been pending longer than a Helm would take', () =>
    withApiServer(
      withStatus(() => 'pending-install', new Date(Date.now() - 60_000)),
      async ({ cluster }) => {
        const left = await waitWhilePending({ cluster, ...NAME, timeoutMs: 30_000 });
        expect(left?.revision.status).toBe('pending-install');
      },
    ));

  it('waits for a Helm that may be at work, and gives null when it is done', () => {
    const states = ['pending-install', 'pending-install', 'deployed'];
    const told: string[] = [];
    return withApiServer(
      withStatus(() => states.shift() ?? 'deployed', new Date()),
      async ({ cluster }) => {
        const onProgress = (text: string): void => void told.push(text.replace(/\d+ s/, 'N s'));
        expect(await waitWhilePending({ cluster, ...NAME, timeoutMs: 600_000, onProgress })).toBeNull();
        expect(told).toEqual(
          Array(2).fill('metallb is pending-install: a Helm may still be at work on it, waiting N s at most'),
        );
      },
    );
  });

  it("waits no longer than that by the caller's clock, where the cluster's is ahead", () =>
    withApiServer(
      withStatus(() => 'pending-upgrade', new Date(Date.now() + 3_600_000)),
      async ({ cluster }) => {
        const left = await waitWhilePending({ cluster, ...NAME, timeoutMs: 1 });
        expect(left?.revision.status).toBe('pending-upgrade');
      },
    ));
});

describe(dropRevision, () => {
  it('deletes the record of that revision, and nothing else', () =>
    withApiServer(
      withStatus(() => 'pending-install', new Date()),
      async ({ cluster, calls }) => {
        await dropRevision(cluster, release());
        expect(calls().filter((call) => !call.startsWith('GET'))).toEqual([
          'DELETE /api/v1/namespaces/metallb-system/secrets/sh.helm.release.v1.metallb.v1',
        ]);
      },
    ));
});
