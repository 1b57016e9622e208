import { parseObject } from '@netloom/cluster';
import { pool, withApiServer, type CannedResponse, type ReceivedRequest } from '@netloom/cluster/testing';
import { waitForKinds } from '../../src/apply/wait-for-kinds.ts';

const KINDS = {
  body: {
    resources: [
      { name: 'ipaddresspools', kind: 'IPAddressPool', namespaced: true },
      { name: 'l2advertisements', kind: 'L2Advertisement', namespaced: true },
    ],
  },
};
const ADVERTISEMENT = parseObject({ ...pool({ name: 'all' }), kind: 'L2Advertisement' });
const FACTS = parseObject({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'facts', namespace: 'a' },
});
const WAITING = {
  objects: [FACTS, pool({ name: 'first' }), pool({ name: 'second' }), ADVERTISEMENT],
  groups: new Set(['metallb.io']),
  accepted: new Set<string>(),
  timeoutMs: 600_000,
  pollMs: 1,
  onProgress: () => undefined,
};

function refusal(status: number, message: string): CannedResponse {
  return { status, body: { kind: 'Status', message } };
}

const SILENT = refusal(
  500,
  'Internal error occurred: failed calling webhook "pools.metallb.io": no endpoints',
);

function metallb(apply: () => CannedResponse): (asked: ReceivedRequest) => CannedResponse {
  return ({ call }) => (call.startsWith('GET') ? KINDS : apply());
}

describe(waitForKinds, () => {
  it("tries the first object of each of the operators' kinds, without a write", () =>
    withApiServer(
      metallb(() => ({ body: pool() })),
      async ({ cluster, calls }) => {
        expect(await waitForKinds({ cluster, ...WAITING })).toEqual(['IPAddressPool', 'L2Advertisement']);
        const path = '/apis/metallb.io/v1beta1/namespaces/metallb-system';
        expect(calls().slice(1)).toEqual([
          `PATCH ${path}/ipaddresspools/first?fieldManager=netloom&force=true&dryRun=All`,
          `PATCH ${path}/l2advertisements/all?fieldManager=netloom&force=true&dryRun=All`,
        ]);
      },
    ));

  it('asks nothing about a kind that the cluster has taken already', () =>
    withApiServer(
      metallb(() => ({ body: pool() })),
      async ({ cluster, calls }) => {
        const accepted = new Set(['metallb.io/v1beta1 IPAddressPool']);
        expect(await waitForKinds({ cluster, ...WAITING, accepted })).toEqual([
          'IPAddressPool',
          'L2Advertisement',
        ]);
        expect(calls().filter((call) => call.startsWith('PATCH'))).toHaveLength(1);
      },
    ));

  it('waits for CRDs and webhooks', () => {
    const served = [false, true];
    const answers = [SILENT, { body: pool() }];
    const progress: string[] = [];
    return withApiServer(
      ({ call }) => {
        if (call.startsWith('GET')) return served.shift() === false ? refusal(404, '') : KINDS;
        return answers.shift() ?? { body: pool() };
      },
      async ({ cluster }) => {
        await waitForKinds({ cluster, ...WAITING, onProgress: (text) => progress.push(text) });
        expect(progress).toEqual(
          Array(2).fill('waiting until the cluster accepts IPAddressPool metallb-system/first'),
        );
      },
    );
  });

  it('gives up in the end, with what the cluster said last', () =>
    withApiServer(
      metallb(() => SILENT),
      async ({ cluster }) => {
        await expect(waitForKinds({ cluster, ...WAITING, timeoutMs: 5 })).rejects.toMatchObject({
          name: 'WebhookUnanswered',
        });
      },
    ));

  it('does not wait after a refusal', () =>
    withApiServer(
      metallb(() => refusal(400, 'admission webhook "pools.metallb.io" denied the request: overlaps')),
      async ({ cluster, calls }) => {
        await expect(waitForKinds({ cluster, ...WAITING })).rejects.toMatchObject({
          name: 'AdmissionRefused',
        });
        expect(calls()).toHaveLength(2);
      },
    ));
});
