import type { ApiObject } from '@netloom/cluster';
import { operatorsCheck } from '../../src/checks/cluster/operators.ts';
import { clusterWith, object, problemsOf } from '../lab.ts';

interface Running {
  readonly image?: string;
  readonly chart?: string;
  readonly available?: number;
  readonly release?: string;
}

function deployment(path: string, { image = '', chart, available = 1, release }: Running): ApiObject {
  const labels = chart === undefined ? {} : { 'helm.sh/chart': chart };
  const annotations =
    release === undefined
      ? {}
      : { 'meta.helm.sh/release-name': release, 'meta.helm.sh/release-namespace': path.split('/')[0] };
  const spec = { replicas: 1, template: { spec: { containers: [{ image }] } } };
  return object(
    `apps/v1 Deployment ${path}`,
    { spec, status: { availableReplicas: available } },
    { labels, annotations },
  );
}

/** As their charts make them. */
const RUNNING = {
  certManager: deployment('cert-manager/cert-manager', { chart: 'cert-manager-v1.21.1' }),
  // the version of its image is another one than the chart's
  externalDns: deployment('external-dns/external-dns', { chart: 'external-dns-1.22.0', image: 'x:v0.22.0' }),
  metallb: deployment('metallb-system/metallb-controller', { chart: 'metallb-0.16.1' }),
  // the one chart without the label
  tailscale: deployment('tailscale/operator', { image: 'tailscale/k8s-operator:v1.102.3' }),
};

describe('the check of operators', () => {
  it.each([
    ['nothing where all run as pinned', {}, []],
    [
      'another version of a chart',
      { metallb: deployment('metallb-system/metallb-controller', { chart: 'metallb-0.15.2' }) },
      ['warning: metallb 0.15.2 runs; expected 0.16.1'],
    ],
    [
      'another version of an image',
      { tailscale: deployment('tailscale/operator', { image: 'tailscale/k8s-operator:v1.98.0' }) },
      ['warning: tailscale-operator v1.98.0 runs; expected 1.102.3'],
    ],
    [
      'nothing of an image that counts by itself, or of another one',
      {
        externalDns: deployment('external-dns/external-dns', {
          image: 'registry.k8s.io/external-dns/external-dns:v0.21.0',
        }),
        frr: deployment('metallb-system/frr-k8s', { image: 'quay.io/metallb/frr-k8s:v0.0.25' }),
      },
      [],
    ],
    [
      'another version of what was installed without Helm',
      { metallb: deployment('metallb-system/controller', { image: 'quay.io/metallb/controller:v0.15.2' }) },
      ['warning: metallb v0.15.2 runs; expected 0.16.1'],
    ],
    [
      'pods that are not there',
      { metallb: deployment('metallb-system/metallb-controller', { chart: 'metallb-0.16.1', available: 0 }) },
      ['error: Deployment metallb-system/metallb-controller has 0 of 1 pods available; expected 1 pods'],
    ],
    [
      'an operator that is not there, whatever else runs in its namespace',
      { externalDns: deployment('external-dns/other', { chart: 'other-1.0.0', release: 'other' }) },
      [
        'error: external-dns does not run: namespace external-dns has no Deployment of it; expected external-dns 1.22.0',
      ],
    ],
  ])('finds %s', async (_, other, problems) => {
    const running = Object.values({ ...RUNNING, ...other });
    expect(await problemsOf(operatorsCheck, clusterWith(running))).toEqual(problems);
  });
});
