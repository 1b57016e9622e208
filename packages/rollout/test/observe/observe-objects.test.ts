import { ClusterUnauthorized } from '@netloom/cluster';
import { withApiServer, type Answering, type Asked } from '@netloom/cluster/testing';
import { lookAtObjects, type LookAtObjects } from '../../src/observe/observe-objects.ts';
import type { Seen } from '../../src/observe/observed-object.ts';
import { pool, served } from '../observed.ts';

const ROOT = '/apis/metallb.io/v1beta1';
const PATH = `${ROOT}/namespaces/metallb-system/ipaddresspools/lan`;
const KINDS = { resources: [{ name: 'ipaddresspools', kind: 'IPAddressPool', namespaced: true }] };
const [A, B, C] = [pool('a'), pool('b'), pool('c')];

function status(code: number, message: string, details?: object): Answering {
  return { status: code, body: { kind: 'Status', message, reason: '', details } };
}

const CONFLICT = status(409, 'conflict', {
  causes: [
    {
      reason: 'FieldManagerConflict',
      message: 'conflict with "kubectl-edit" using v1',
      field: '.spec.addresses',
    },
  ],
});

interface Looking extends Pick<LookAtObjects, 'installed' | 'wanted'> {
  /** What the server has. */
  readonly live: unknown;
  /** What it says to an apply; without, what was asked for. */
  readonly apply?: (asked: Asked) => Answering;
  readonly untriable?: LookAtObjects['untriable'];
}

/** What was seen, and every apply: forced ones as what they would set. */
async function look({ live, apply, installed, wanted, untriable = () => false }: Looking) {
  let found: readonly Seen[] = [];
  let applies: readonly string[] = [];
  await withApiServer(
    (asked) => {
      if (asked.call === `GET ${ROOT}`) return { body: KINDS };
      if (asked.call === `GET ${PATH}`) return live === null ? status(404, 'not found') : { body: live };
      return apply?.(asked) ?? { body: asked.body };
    },
    async ({ cluster, asked }) => {
      found = await lookAtObjects({ cluster, installed, wanted, untriable });
      applies = asked
        .filter(({ call }) => call.startsWith('PATCH'))
        .map(({ call }) => call.replace(PATH, ''));
    },
  );
  return { found, applies };
}

const DRY = 'PATCH ?fieldManager=netloom-plan&force=true&dryRun=All';

describe(lookAtObjects, () => {
  it('asks nothing of what is not there', async () => {
    const { found, applies } = await look({ live: null, installed: [A], wanted: [B] });
    expect([found, applies]).toEqual([
      [
        {
          installed: A,
          wanted: B,
          live: null,
          restored: null,
          applied: null,
          by: null,
          refused: null,
          untried: null,
        },
      ],
      [],
    ]);
  });

  it('only ever asks for dry runs', async () => {
    const { applies } = await look({ live: served(C), installed: [A], wanted: [B] });
    expect(applies).toEqual([DRY, DRY, 'PATCH ?fieldManager=netloom-plan&force=false&dryRun=All']);
  });

  it('tries once what is as it was installed and stays so', async () => {
    const { found, applies } = await look({ live: served(A), installed: [A], wanted: [A] });
    expect(applies).toEqual([DRY]);
    expect(found).toMatchObject([{ restored: A, applied: null, by: null }]);
  });

  it('names who manages what was edited', async () => {
    const { found } = await look({
      live: served(B),
      installed: [A],
      wanted: [A],
      apply: ({ call, body }) => (call.includes('force=false') ? CONFLICT : { body }),
    });
    expect(found).toMatchObject([{ by: '"kubectl-edit" manages .spec.addresses' }]);
  });

  it('says what the server has against what is wanted', async () => {
    const { found } = await look({
      live: served(A),
      installed: [A],
      wanted: [B],
      apply: ({ body }) =>
        JSON.stringify(body) === JSON.stringify(B) ? status(422, 'spec.addresses is immutable') : { body },
    });
    expect(found).toMatchObject([{ applied: null, refused: 'spec.addresses is immutable', untried: null }]);
  });

  it('says why what was installed could not be tried', async () => {
    const message = 'failed calling webhook "validate": connection refused';
    const { found } = await look({
      live: served(A),
      installed: [A],
      wanted: [A],
      apply: () => status(500, message),
    });
    expect(found).toMatchObject([
      { restored: null, refused: null, untried: { trouble: 'WebhookUnanswered', what: message } },
    ]);
  });

  it('does not try what the server could not judge', async () => {
    const { found, applies } = await look({
      live: served(A),
      installed: [A],
      wanted: [B],
      untriable: () => true,
    });
    expect([applies, found]).toMatchObject([[DRY], [{ applied: null, refused: null }]]);
  });

  it('stops where every question would meet the same trouble', async () => {
    await expect(
      look({ live: served(A), installed: [A], wanted: [A], apply: () => status(401, 'Unauthorized') }),
    ).rejects.toThrow(ClusterUnauthorized);
  });

  it('looks at each of more objects than it asks for at once', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...A,
      metadata: { ...A.metadata, name: `pool-${String(index).padStart(2, '0')}` },
    }));
    let found: readonly Seen[] = [];
    await withApiServer(
      ({ call, body }) => {
        if (call === `GET ${ROOT}`) return { body: KINDS };
        const name = /ipaddresspools\/([^?]+)/.exec(call)?.[1] ?? '';
        return { body: body ?? served({ ...A, metadata: { ...A.metadata, name } }) };
      },
      async ({ cluster }) => {
        found = await lookAtObjects({ cluster, installed: many, wanted: many, untriable: () => false });
      },
    );
    expect(found.map(({ live }) => live?.metadata.name)).toEqual(many.map(({ metadata }) => metadata.name));
  });
});
