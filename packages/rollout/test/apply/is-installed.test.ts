import { parseObject, type ApiObject } from '@netloom/cluster';
import { pool } from '@netloom/cluster/testing';
import { isInstalled, type InstalledStep } from '../../src/apply/is-installed.ts';
import { keyOf } from '../../src/changes/objects/diff-objects.ts';
import type { Release } from '../../src/release/helm-release.ts';
import { parseManifests } from '../../src/release/parse-manifests.ts';
import { release } from '../releases.ts';

const MANIFEST = `---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: lan, namespace: metallb-system }
spec: { addresses: [192.168.7.231-192.168.7.232] }
`;
const VALUES = 'metallb: { pools: [lan] }\n';
const [DESIRED = pool()] = parseManifests(MANIFEST);
const OURS = {
  labels: { 'app.kubernetes.io/managed-by': 'Helm' },
  annotations: {
    'meta.helm.sh/release-name': 'netloom',
    'meta.helm.sh/release-namespace': 'netloom-system',
  },
};
/** As the server gives it: with defaults, and Helm's marks. */
const LIVE = pool(OURS);

function installed(status: string): Release {
  return release({ status, values: { metallb: { pools: ['lan'] } }, manifest: MANIFEST });
}

function given(more: Partial<InstalledStep> & { readonly now?: ApiObject | null } = {}): InstalledStep {
  const { now = LIVE, ...fields } = more;
  return {
    release: installed('deployed'),
    step: { values: VALUES, objects: [DESIRED] },
    live: new Map([[keyOf(DESIRED), now]]),
    ...fields,
  };
}

describe(isInstalled, () => {
  it('is so where release and cluster hold what the network says', () => {
    expect(isInstalled(given())).toBe(true);
  });

  it.each<readonly [string, InstalledStep]>([
    ['there is no release', given({ release: null })],
    ['the last revision failed', given({ release: installed('failed') })],
    ['the values are others', given({ step: { values: 'metallb: {}\n', objects: [DESIRED] } })],
    ['the charts give another object', given({ step: { values: VALUES, objects: [DESIRED, DESIRED] } })],
    ['an object is not there', given({ now: null })],
    ['an object is of nobody', given({ now: pool() })],
    [
      'somebody has edited an object',
      given({ now: parseObject({ ...LIVE, spec: { addresses: ['192.168.7.240/32'] } }) }),
    ],
  ])('is not so where %s', (_what, other) => {
    expect(isInstalled(other)).toBe(false);
  });
});
