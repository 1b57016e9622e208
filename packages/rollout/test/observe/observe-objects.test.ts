import { ClusterUnauthorized, parseObject } from '@netloom/cluster';
import { withApiServer, type CannedResponse, type ReceivedRequest } from '@netloom/cluster/testing';
import { observeObjects, type ObjectsInput } from '../../src/observe/observe-objects.ts';
import type { ObservedObject } from '../../src/observe/observed-object.ts';
import { Snapshot } from '../../src/observe/snapshot.ts';
import { pool, rejected, served, taken } from '../observed.ts';

const ROOT = '/apis/metallb.io/v1beta1';
const PATH = `${ROOT}/namespaces/metallb-system/ipaddresspools/lan`;
const KINDS = { resources: [{ name: 'ipaddresspools', kind: 'IPAddressPool', namespaced: true }] };
const [A, B, C] = [pool('a'), pool('b'), pool('c')];

function status(code: number, message: string): CannedResponse {
  return { status: code, body: { kind: 'Status', message, reason: '' } };
}

interface Scene extends Pick<ObjectsInput, 'installed' | 'desired'> {
  /** What the server has. */
  readonly live: unknown;
  /** What it says to an apply; without, what was asked for. */
  readonly apply?: (asked: ReceivedRequest) => CannedResponse;
  readonly inSteps?: ObjectsInput['inSteps'];
}

/** What was observed, and every apply. */
async function observe({ live, apply, installed, desired, inSteps = () => false }: Scene) {
  let found: readonly ObservedObject[] = [];
  let applies: readonly string[] = [];
  await withApiServer(
    (asked) => {
      if (asked.call === `GET ${ROOT}`) return { body: KINDS };
      if (asked.call === `GET ${PATH}`) return live === null ? status(404, 'not found') : { body: live };
      return apply?.(asked) ?? { body: asked.body };
    },
    async ({ cluster, asked }) => {
      found = await observeObjects({ snapshot: new Snapshot(cluster), installed, desired, inSteps });
      applies = asked
        .filter(({ call }) => call.startsWith('PATCH'))
        .map(({ call, body }) => `${call.replace(PATH, '')} ${addresses(body)}`);
    },
  );
  return { found, applies };
}

function addresses(body: unknown): string {
  return (parseObject(body).spec as { readonly addresses: readonly string[] }).addresses.join();
}

const DRY = 'PATCH ?fieldManager=netloom-plan&force=true&dryRun=All';

describe(observeObjects, () => {
  it('tries nothing that is not there', async () => {
    const { found, applies } = await observe({ live: null, installed: [A], desired: [B] });
    expect([found, applies]).toEqual([
      [{ installed: A, desired: B, live: null, served: true, dryRun: null }],
      [],
    ]);
  });

  it.each([
    ['the file where it says something else than what was installed', [A], [B], 'desired', 'b'],
    ['both where they are the same', [A], [A], 'both', 'a'],
    ['what was installed where the file has it no more', [A], [], 'installed', 'a'],
    ['the file where nobody installed it', [], [B], 'desired', 'b'],
  ] as const)('has the server try once, without a write: %s', async (_what, installed, desired, of, sent) => {
    const { found, applies } = await observe({ live: served(C), installed, desired });
    expect(applies).toEqual([`${DRY} ${sent}`]);
    expect(found).toMatchObject([{ dryRun: { of, failure: null } }]);
  });

  it('has it try what was installed where the file needs a step in between', async () => {
    const { found, applies } = await observe({
      live: served(A),
      installed: [A],
      desired: [B],
      inSteps: () => true,
    });
    expect([applies, found]).toMatchObject([[`${DRY} a`], [{ dryRun: taken('installed', A) }]]);
  });

  it('says what the server has against what is desired', async () => {
    const apply = (): CannedResponse => status(422, 'spec.addresses is immutable');
    const { found } = await observe({ live: served(A), installed: [A], desired: [B], apply });
    expect(found).toMatchObject([{ dryRun: rejected('desired', 'spec.addresses is immutable') }]);
  });

  it('says why what was installed could not be tried', async () => {
    const message = 'failed calling webhook "validate": connection refused';
    const apply = (): CannedResponse => status(500, message);
    const { found } = await observe({ live: served(A), installed: [A], desired: [A], apply });
    expect(found).toMatchObject([{ dryRun: rejected('both', message, 'WebhookUnanswered') }]);
  });

  it('leaves a namespace of somebody else as it is', async () => {
    const namespace = parseObject({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } });
    await withApiServer(
      ({ call }) =>
        call === 'GET /api/v1'
          ? { body: { resources: [{ name: 'namespaces', kind: 'Namespace', namespaced: false }] } }
          : { body: namespace },
      async ({ cluster, calls }) => {
        const snapshot = new Snapshot(cluster);
        await observeObjects({ snapshot, installed: [], desired: [namespace], inSteps: () => false });
        expect(calls().filter((call) => call.startsWith('PATCH'))).toEqual([]);
      },
    );
  });

  it('stops where every other request would meet the same trouble', async () => {
    const apply = (): CannedResponse => status(401, 'Unauthorized');
    await expect(observe({ live: served(A), installed: [A], desired: [A], apply })).rejects.toThrow(
      ClusterUnauthorized,
    );
  });

  it('reads each of more objects than it asks for at once', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...A,
      metadata: { ...A.metadata, name: `pool-${String(index).padStart(2, '0')}` },
    }));
    let found: readonly ObservedObject[] = [];
    await withApiServer(
      ({ call, body }) => {
        if (call === `GET ${ROOT}`) return { body: KINDS };
        const name = /ipaddresspools\/([^?]+)/.exec(call)?.[1] ?? '';
        return { body: body ?? served({ ...A, metadata: { ...A.metadata, name } }) };
      },
      async ({ cluster }) => {
        const snapshot = new Snapshot(cluster);
        found = await observeObjects({ snapshot, installed: many, desired: many, inSteps: () => false });
      },
    );
    expect(found.map(({ live }) => live?.metadata.name)).toEqual(many.map(({ metadata }) => metadata.name));
  });
});
