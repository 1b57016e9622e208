import type { ApiObject } from '@netloom/cluster';
import { tunnelReadyCheck } from '../../src/checks/tunnel/ready.ts';
import { clusterWith, object, problemsOf } from '../lab.ts';

function pod(name: string, ready: 'True' | 'False' = 'True'): ApiObject {
  return object(`v1 Pod cloudflare/${name}`, { status: { conditions: [{ type: 'Ready', status: ready }] } });
}

describe("the check of cloudflared's connections", () => {
  it.each([
    ['nothing where all are there', { status: 200, text: '{"status":200,"readyConnections":4}' }, []],
    [
      'a pod without a connection',
      { status: 503, text: '{"status":503,"readyConnections":0}' },
      ['error: pod cloudflare/a has no connection to Cloudflare; expected at least one'],
    ],
    [
      'no problem where the API server cannot ask, and no pass',
      { status: 502, text: 'error trying to reach service' },
      ['not checked: pod cloudflare/a could not be asked: the API server answers 502'],
    ],
  ])('finds %s', async (_, answer, problems) => {
    expect(await problemsOf(tunnelReadyCheck, clusterWith([pod('a')], { pod: answer }))).toEqual(problems);
  });

  it('does not ask pods that are not ready', async () => {
    expect(await problemsOf(tunnelReadyCheck, clusterWith([pod('a', 'False')]))).toEqual([
      'not checked: no pod of cloudflared is ready: the check of its pods says why',
    ]);
  });
});
