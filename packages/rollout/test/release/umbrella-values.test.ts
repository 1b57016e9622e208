import type { ApiObject } from '@netloom/cluster';
import { pool } from '@netloom/cluster/testing';
import { load } from 'js-yaml';
import { umbrellaTexts } from '../../src/release/umbrella-values.ts';

const OURS = { 'meta.helm.sh/release-name': 'netloom', 'meta.helm.sh/release-namespace': 'netloom-system' };
const VALUES = `global:
  labels: {}
metallb:
  namespace: metallb-system
  ipAddressPools:
    - name: lan
      spec: { addresses: [192.168.7.232/32], autoAssign: true }
    - name: ingress
      spec: { addresses: [192.168.7.230-192.168.7.231], autoAssign: false }
`;

function live(name: string, addresses: readonly string[], annotations: object = {}): ApiObject {
  return { ...pool({ name, annotations }), spec: { addresses } };
}

describe(umbrellaTexts, () => {
  it.each([
    ['where there are no pools', VALUES, []],
    ['where the pools only shrink', VALUES, [live('lan', ['192.168.7.232-192.168.7.240'])]],
    [
      'where a pool of somebody else has the addresses',
      VALUES,
      [live('other', ['192.168.7.230-192.168.7.240'])],
    ],
    ['where the network has no pools', 'metallb: {}\n', [live('lan', ['192.168.7.230/32'], OURS)]],
  ])('is the values alone %s', (_title, values, pools) => {
    expect(umbrellaTexts(values, pools)).toEqual([values]);
  });

  it('frees what moves first, and has everything else as the network says', () => {
    const [between = '', last] = umbrellaTexts(VALUES, [live('lan', ['192.168.7.231-192.168.7.232'])]);
    expect(last).toBe(VALUES);
    expect(load(between)).toEqual({
      global: { labels: {} },
      metallb: {
        namespace: 'metallb-system',
        ipAddressPools: [
          { name: 'lan', spec: { addresses: ['192.168.7.232/32'], autoAssign: true } },
          { name: 'ingress', spec: { addresses: ['192.168.7.230/32'], autoAssign: false } },
        ],
      },
    });
  });

  it('leaves a pool out that has nothing of its own, such as one that is renamed', () => {
    const pools = [live('old', ['192.168.7.230-192.168.7.232'], OURS)];
    expect(load(umbrellaTexts(VALUES, pools)[0] ?? '')).toMatchObject({ metallb: { ipAddressPools: [] } });
  });
});
