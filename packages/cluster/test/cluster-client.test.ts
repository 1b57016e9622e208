import type { ClusterClient } from '../src/cluster-client.ts';
import { waitGone } from '../src/wait-gone.ts';
import { withApiServer, type CannedResponse, type ReceivedRequest } from './api-server.ts';
import { pool } from './objects.ts';

const REF = {
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  namespace: 'metallb-system',
  name: 'lan',
};
const ROOT = '/apis/metallb.io/v1beta1';
const PATH = `${ROOT}/namespaces/metallb-system/ipaddresspools/lan`;
const KINDS = {
  resources: [
    { name: 'ipaddresspools', kind: 'IPAddressPool', namespaced: true },
    { name: 'ipaddresspools/status', kind: 'IPAddressPool', namespaced: true },
  ],
};
const NOT_FOUND = { status: 404, body: { kind: 'Status', message: 'not found', reason: 'NotFound' } };

/** Serves the kinds of MetalLB, and `answer` for everything else. */
function metallb(
  answer: (asked: ReceivedRequest) => CannedResponse | null,
): (asked: ReceivedRequest) => CannedResponse | null {
  return (asked) => (asked.call === `GET ${ROOT}` ? { body: KINDS } : answer(asked));
}
const POLLING = { pollMs: 1, onProgress: () => undefined };

describe('Cluster', () => {
  it('finds the plural by discovery, once, and sends the token', () =>
    withApiServer(
      metallb(() => ({ body: pool() })),
      async ({ cluster, asked, calls }) => {
        expect(await cluster.get(REF)).toEqual(pool());
        expect(await cluster.get({ ...REF, name: 'other' })).toEqual(pool());
        expect(calls()).toEqual([`GET ${ROOT}`, `GET ${PATH}`, `GET ${PATH.replace('lan', 'other')}`]);
        expect(asked.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill('Bearer secret'));
      },
    ));

  it('gives null for an object that is not there, and for one of a kind that is not served', () =>
    withApiServer(
      metallb(() => NOT_FOUND),
      async ({ cluster, calls }) => {
        expect(await cluster.get(REF)).toBeNull();
        expect(await cluster.get({ ...REF, kind: 'BGPPeer' })).toBeNull();
        expect(await cluster.get({ ...REF, apiVersion: 'nope.io/v1' })).toBeNull();
        expect(await cluster.serves(REF)).toBe(true);
        expect(await cluster.serves({ ...REF, kind: 'BGPPeer' })).toBe(false);
        expect(calls().filter((call) => call !== `GET ${ROOT}`)).toEqual([
          `GET ${PATH}`,
          'GET /apis/nope.io/v1',
        ]);
      },
    ));

  it.each([
    [1, ['a', 'b']],
    [
      2,
      expect.stringMatching(
        /^ClusterFailed: listing ipaddresspools: \S+ forgot where the list had come to, twice\n/,
      ),
    ],
  ])('lists from the beginning where the server forgot its state %i times', async (times, names) => {
    let expired = 0;
    const answer = ({ call }: ReceivedRequest): CannedResponse => {
      if (!call.includes('continue=')) {
        return { body: { metadata: { continue: 'more' }, items: [{ metadata: { name: 'a' } }] } };
      }
      if (expired === times) return { body: { metadata: {}, items: [{ metadata: { name: 'b' } }] } };
      expired += 1;
      return { status: 410, body: { kind: 'Status', reason: 'Expired', message: 'the token is too old' } };
    };
    await withApiServer(metallb(answer), async ({ cluster }) => {
      const listed = cluster.list(REF).then(
        (objects) => objects.map(({ metadata }) => metadata.name),
        (error: unknown) => String(error),
      );
      expect(await listed).toEqual(names);
    });
  });

  it('ends a write that has begun when it is told to stop, and begins no other call', () => {
    const stop = new AbortController();
    return withApiServer(
      metallb(({ call }) => {
        if (call.startsWith('PATCH')) stop.abort();
        return { body: pool() };
      }),
      async ({ cluster, calls }) => {
        expect(await cluster.apply(pool())).toEqual(pool());
        await expect(cluster.get(REF)).rejects.toThrow('aborted');
        await expect(cluster.delete(REF)).rejects.toThrow('aborted');
        expect(calls().length).toBe(2);
      },
      { signal: stop.signal },
    );
  });

  it('gives up a dry run and a read as soon as it is told to stop', () => {
    const stop = new AbortController();
    return withApiServer(
      metallb(({ call }) => {
        if (call.includes('dryRun')) stop.abort();
        return { body: pool() };
      }),
      async ({ cluster }) => {
        await expect(cluster.apply(pool(), { dryRun: true })).rejects.toThrow('aborted');
      },
      { signal: stop.signal },
    );
  });

  it('finds a kind that comes while it looks', () => {
    let served = false;
    return withApiServer(
      () => (served ? { body: KINDS } : NOT_FOUND),
      async ({ cluster }) => {
        expect(await cluster.serves(REF)).toBe(false);
        served = true;
        expect(await cluster.serves(REF)).toBe(true);
      },
    );
  });

  it('applies on the server under its own name', () =>
    withApiServer(
      metallb(() => ({ body: pool({ resourceVersion: '7' }) })),
      async ({ cluster, asked }) => {
        expect(await cluster.apply(pool())).toEqual(pool({ resourceVersion: '7' }));
        await cluster.apply(pool(), { dryRun: true, force: true, fieldManager: 'helm' });
        expect(
          asked.slice(1).map(({ call, headers, body }) => [call, headers['content-type'], body]),
        ).toEqual([
          [`PATCH ${PATH}?fieldManager=netloom&force=false`, 'application/apply-patch+yaml', pool()],
          [`PATCH ${PATH}?fieldManager=helm&force=true&dryRun=All`, 'application/apply-patch+yaml', pool()],
        ]);
      },
    ));

  it('refuses to apply what the cluster does not know', () =>
    withApiServer(
      () => NOT_FOUND,
      async ({ cluster }) => {
        await expect(cluster.apply(pool(), { dryRun: true })).rejects.toMatchObject({
          name: 'KindNotServed',
          message:
            'dry run of IPAddressPool metallb-system/lan: the cluster does not serve IPAddressPool of metallb.io/v1beta1\nIts controller provides the CRD: install that first.',
        });
      },
    ));

  it('says which namespace is missing', () =>
    withApiServer(
      metallb(() => ({
        status: 404,
        body: { kind: 'Status', message: 'namespaces "metallb-system" not found' },
      })),
      async ({ cluster }) => {
        await expect(cluster.apply(pool())).rejects.toMatchObject({
          name: 'ObjectMissing',
          message:
            'applying IPAddressPool metallb-system/lan: namespaces "metallb-system" not found\nIt must exist first.',
        });
      },
    ));

  it('lists page by page, by label', () =>
    withApiServer(
      metallb(({ call }) => ({
        body: call.includes('continue=')
          ? { metadata: {}, items: [{ metadata: { name: 'b' } }] }
          : { metadata: { continue: 'more' }, items: [{ metadata: { name: 'a' } }] },
      })),
      async ({ cluster, asked }) => {
        const found = await cluster.list({ ...REF, labels: { owner: 'helm' }, metadataOnly: true });
        expect(found).toEqual(
          ['a', 'b'].map((name) => ({ apiVersion: REF.apiVersion, kind: REF.kind, metadata: { name } })),
        );
        const path = `${ROOT}/namespaces/metallb-system/ipaddresspools`;
        expect(asked.slice(1).map(({ call, headers }) => [call, headers.accept])).toEqual([
          [`GET ${path}?limit=500&labelSelector=owner%3Dhelm`, METADATA_ONLY],
          [`GET ${path}?limit=500&labelSelector=owner%3Dhelm&continue=more`, METADATA_ONLY],
        ]);
      },
    ));

  it('says of a deletion whether there was anything', () => {
    const answers: CannedResponse[] = [{ body: { kind: 'Status' } }, NOT_FOUND];
    return withApiServer(
      metallb(() => answers.shift() ?? NOT_FOUND),
      async ({ cluster, asked }) => {
        expect([await cluster.delete(REF), await cluster.delete(REF)]).toEqual([true, false]);
        expect(asked[1]?.body).toEqual({
          kind: 'DeleteOptions',
          apiVersion: 'v1',
          propagationPolicy: 'Background',
        });
      },
    );
  });
});

const METADATA_ONLY = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io';

describe('faults', () => {
  const version = (cluster: ClusterClient): Promise<string> => cluster.version();

  it('asks again where the server was away for a moment', () => {
    const answers = [null, { status: 503, body: {} }, { body: { gitVersion: 'v1.37.1+k3s1' } }];
    return withApiServer(
      () => answers.shift() ?? null,
      async ({ cluster, calls }) => {
        expect(await version(cluster)).toBe('v1.37.1+k3s1');
        expect(calls()).toHaveLength(3);
      },
    );
  });

  it('gives up on a server that stays away', () =>
    withApiServer(
      () => null,
      async ({ cluster, server }) => {
        await expect(version(cluster)).rejects.toMatchObject({
          name: 'ClusterUnreachable',
          message: `reading the version: ${server} cannot be reached (UND_ERR_SOCKET)\nIs the cluster up, and is this the right --context? Then run the same command again.`,
        });
      },
    ));

  it('does not ask a second time what the server has refused', () =>
    withApiServer(
      () => ({ status: 401, body: { kind: 'Status', message: 'Unauthorized' } }),
      async ({ cluster, calls }) => {
        await expect(version(cluster)).rejects.toMatchObject({ name: 'ClusterUnauthorized' });
        expect(calls()).toEqual(['GET /version']);
      },
    ));

  it('stops when it is told to', () => {
    const controller = new AbortController();
    return withApiServer(
      () => {
        controller.abort();
        return null;
      },
      async ({ cluster, calls }) => {
        await expect(version(cluster)).rejects.toMatchObject({ name: 'AbortError' });
        expect(calls()).toEqual(['GET /version']);
      },
      { signal: controller.signal },
    );
  });
});

describe(waitGone, () => {
  it('returns when the object is gone', () => {
    const answers: CannedResponse[] = [{ body: pool() }, NOT_FOUND];
    return withApiServer(
      metallb(() => answers.shift() ?? NOT_FOUND),
      async ({ cluster, calls }) => {
        await waitGone({ cluster, ref: REF, timeoutMs: 60_000, ...POLLING });
        expect(calls()).toEqual([`GET ${ROOT}`, `GET ${PATH}`, `GET ${PATH}`]);
      },
    );
  });

  it.each([
    [{}, 'it is not marked for deletion'],
    [{ deletionTimestamp: '2026-11-23T00:00:00Z' }, 'the server is still deleting it'],
    [
      { deletionTimestamp: '2026-11-23T00:00:00Z', finalizers: ['tailscale.com/finalizer'] },
      'it waits for the finalizer tailscale.com/finalizer',
    ],
  ])('says what holds it: %j', (metadata, why) =>
    withApiServer(
      metallb(() => ({ body: pool(metadata) })),
      async ({ cluster }) => {
        await expect(waitGone({ cluster, ref: REF, timeoutMs: 0, ...POLLING })).rejects.toMatchObject({
          name: 'StillThere',
          message: `waiting until IPAddressPool metallb-system/lan is gone: it is still there after 0 s: ${why}\nThe controller that set the finalizer must be running: check its pods, then run this again.`,
        });
      },
    ),
  );
});
