import { withApiServer } from '@netloom/cluster/testing';
import { decodeRelease, latestRelease } from '../../src/release/helm-release.ts';
import { releaseSecret } from '../releases.ts';

const STORED = {
  name: 'metallb',
  namespace: 'metallb-system',
  version: 2,
  info: { status: 'pending-upgrade', description: 'Preparing upgrade' },
  chart: { metadata: { name: 'metallb', version: '0.16.1' }, templates: [] },
  config: { frrk8s: { enabled: false } },
  manifest: 'kind: Deployment\n',
  apply_method: 'ssa',
};

describe(decodeRelease, () => {
  it('reads what Helm wrote', () => {
    expect(decodeRelease(releaseSecret(STORED))).toEqual({
      name: 'metallb',
      namespace: 'metallb-system',
      chart: { name: 'metallb', version: '0.16.1' },
      values: { frrk8s: { enabled: false } },
      manifest: 'kind: Deployment\n',
      serverSide: true,
    });
  });

  it('takes a release of Helm 3 for one that is applied by the client', () => {
    const { apply_method: _, config: __, ...stored } = STORED;
    expect(decodeRelease(releaseSecret(stored))).toMatchObject({ serverSide: false, values: {} });
  });
});

describe(latestRelease, () => {
  const KINDS = { body: { resources: [{ name: 'secrets', kind: 'Secret', namespaced: true }] } };
  const secret = (version: number, status: string): object => ({
    metadata: {
      name: `sh.helm.release.v1.metallb.v${version}`,
      namespace: 'metallb-system',
      creationTimestamp: '2026-11-23T00:00:00Z',
      labels: { version: String(version), status },
    },
  });

  it('takes the highest revision, as a number', () =>
    withApiServer(
      ({ call }) => {
        if (call === 'GET /api/v1') return KINDS;
        if (!call.includes('?')) return { body: releaseSecret(STORED) };
        return { body: { metadata: {}, items: [secret(9, 'superseded'), secret(10, 'pending-upgrade')] } };
      },
      async ({ cluster, calls }) => {
        const found = await latestRelease(cluster, { name: 'metallb', namespace: 'metallb-system' });
        expect(found?.revision).toEqual({
          number: 10,
          status: 'pending-upgrade',
          secret: 'sh.helm.release.v1.metallb.v10',
          begun: Date.parse('2026-11-23T00:00:00Z'),
          limitMs: 620_000,
        });
        expect(calls()).toEqual([
          'GET /api/v1',
          'GET /api/v1/namespaces/metallb-system/secrets?limit=500&labelSelector=owner%3Dhelm%2Cname%3Dmetallb',
          'GET /api/v1/namespaces/metallb-system/secrets/sh.helm.release.v1.metallb.v10',
        ]);
      },
    ));

  it('gives null where there is none', () =>
    withApiServer(
      ({ call }) => (call === 'GET /api/v1' ? KINDS : { body: { metadata: {}, items: null } }),
      async ({ cluster }) => {
        expect(await latestRelease(cluster, { name: 'metallb', namespace: 'metallb-system' })).toBeNull();
      },
    ));
});
