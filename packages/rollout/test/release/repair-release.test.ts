import { withApiServer, type CannedResponse, type ReceivedRequest } from '@netloom/cluster/testing';
import { dropRevision, waitWhilePending } from '../../src/release/repair-release.ts';
import { release, releaseSecret } from '../releases.ts';

const NAME = { name: 'metallb', namespace: 'metallb-system', pollMs: 1, onProgress: () => undefined };
const STORED = {
  name: 'metallb',
  namespace: 'metallb-system',
  version: 1,
  info: { status: 'pending-install' },
  chart: { metadata: { name: 'metallb', version: '0.16.1' } },
};

interface Clocks {
  /** By the clock of the cluster. */
  readonly begun: number;
  readonly now: number;
  /** What the revision says of its Helm. */
  readonly limit?: string;
}

/** A cluster with one revision, whose status is asked for each time. */
function withStatus(
  status: () => string,
  { begun, now, limit = '60' }: Clocks,
): (asked: ReceivedRequest) => CannedResponse {
  const headers = { date: new Date(now).toUTCString() };
  return ({ call }) => {
    if (call === 'GET /api/v1') {
      return { headers, body: { resources: [{ name: 'secrets', kind: 'Secret', namespaced: true }] } };
    }
    if (!call.includes('?')) return { headers, body: releaseSecret(STORED) };
    const labels = { version: '1', status: status(), 'netloom.io/limit-seconds': limit };
    const creationTimestamp = new Date(begun).toISOString();
    const metadata = { name: 'r', resourceVersion: '7', creationTimestamp, labels };
    return { headers, body: { metadata: {}, items: [{ metadata }] } };
  };
}

const MINUTE = 60_000;
/** Servers say the time in whole seconds. */
const NOW = Math.floor(Date.now() / 1_000) * 1_000;

describe(waitWhilePending, () => {
  it.each<[string, Clocks]>([
    ['a Helm would take', { begun: NOW - MINUTE, now: NOW }],
    [
      "a Helm would take, by the cluster's clock, which is an hour late",
      { begun: NOW - 61 * MINUTE, now: NOW - 60 * MINUTE },
    ],
    [
      "a Helm would take, by the cluster's clock, which is an hour early",
      { begun: NOW + 59 * MINUTE, now: NOW + 60 * MINUTE },
    ],
  ])('gives a release at once that has been pending longer than %s', (_title, clocks) =>
    withApiServer(
      withStatus(() => 'pending-install', clocks),
      async ({ cluster }) => {
        const left = await waitWhilePending({ cluster, ...NAME });
        expect(left?.revision.status).toBe('pending-install');
      },
    ),
  );

  it('waits for a Helm that may be at work, and gives null when it is done', () => {
    const states = ['pending-install', 'pending-install', 'deployed'];
    const reported: string[] = [];
    return withApiServer(
      withStatus(() => states.shift() ?? 'deployed', { begun: NOW, now: NOW, limit: '610' }),
      async ({ cluster }) => {
        const onProgress = (text: string): void => void reported.push(text.replace(/6\d\d s/, 'N s'));
        expect(await waitWhilePending({ cluster, ...NAME, onProgress })).toBeNull();
        expect(reported).toEqual(
          Array(2).fill('metallb is pending-install: a Helm may still be at work on it, waiting N s at most'),
        );
      },
    );
  });

  it.each<[string, Clocks, string]>([
    [
      "where the caller's clock is an hour ahead of the cluster's",
      { begun: NOW - 60 * MINUTE, now: NOW - 60 * MINUTE },
      '60 s',
    ],
    [
      'as long as whoever started that Helm said',
      { begun: NOW - 20 * MINUTE, now: NOW, limit: '3610' },
      '2410 s',
    ],
    ['never less than the floor', { begun: NOW, now: NOW, limit: '1' }, '30 s'],
    [
      'no longer than that from now, where the server has a wrong time of the revision',
      { begun: NOW + 60 * MINUTE, now: NOW },
      '60 s',
    ],
  ])('leaves a Helm alone %s', (_title, clocks, said) => {
    const states = ['pending-upgrade', 'deployed'];
    const reported: string[] = [];
    return withApiServer(
      withStatus(() => states.shift() ?? 'deployed', clocks),
      async ({ cluster }) => {
        expect(
          await waitWhilePending({ cluster, ...NAME, onProgress: (text) => void reported.push(text) }),
        ).toBeNull();
        expect(reported).toEqual([expect.stringContaining(`waiting ${said} at most`)]);
      },
    );
  });
});

describe(dropRevision, () => {
  it('deletes the record of that revision, and nothing else', () =>
    withApiServer(
      withStatus(() => 'pending-install', { begun: NOW, now: NOW }),
      async ({ cluster, asked, calls }) => {
        await dropRevision(cluster, release());
        expect(calls().filter((call) => !call.startsWith('GET'))).toEqual([
          'DELETE /api/v1/namespaces/metallb-system/secrets/sh.helm.release.v1.metallb.v1',
        ]);
        expect(asked.at(-1)?.body).not.toHaveProperty('preconditions');
      },
    ));

  it('leaves a record that Helm has written since it was read', () =>
    withApiServer(
      withStatus(() => 'pending-install', { begun: NOW - MINUTE, now: NOW }),
      async ({ cluster, asked }) => {
        const left = await waitWhilePending({ cluster, ...NAME });
        if (left === null) throw new Error('it is pending');
        await dropRevision(cluster, left);
        expect(asked.at(-1)?.body).toMatchObject({ preconditions: { resourceVersion: '7' } });
      },
    ));
});
