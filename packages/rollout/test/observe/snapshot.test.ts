import { withApiServer } from '@netloom/cluster/testing';
import { Snapshot } from '../../src/observe/snapshot.ts';
import { pool, served } from '../observed.ts';

const ROOT = '/apis/metallb.io/v1beta1';
const PATH = `${ROOT}/namespaces/metallb-system/ipaddresspools`;
const KINDS = { resources: [{ name: 'ipaddresspools', kind: 'IPAddressPool', namespaced: true }] };
const A = pool('a');

describe(Snapshot, () => {
  it('reads once whatever is asked for twice, also where a list has it', () =>
    withApiServer(
      ({ call }) => {
        if (call === `GET ${ROOT}`) return { body: KINDS };
        return { body: call.includes('?') ? { metadata: {}, items: [served(A)] } : served(A) };
      },
      async ({ cluster, calls }) => {
        const snapshot = new Snapshot(cluster);
        const kind = { apiVersion: A.apiVersion, kind: A.kind };
        await Promise.all([snapshot.list(kind), snapshot.list(kind)]);
        const ref = { ...kind, namespace: 'metallb-system', name: 'lan' };
        await Promise.all([snapshot.get(ref), snapshot.get({ ...ref, name: 'other' })]);
        await snapshot.get({ ...ref, name: 'other' });
        expect(calls()).toEqual([`GET ${ROOT}`, `GET ${ROOT}/ipaddresspools?limit=500`, `GET ${PATH}/other`]);
      },
    ));
});
