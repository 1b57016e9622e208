import { HelmChart, toHelmChart } from '../../src/operators/helm-chart.ts';
import { operators } from '../../src/operators/operators.ts';
import { networkIn } from '../networks.ts';
import { readShared, sharedPresent } from '../shared.ts';

interface Crd {
  readonly spec: {
    readonly versions: readonly {
      readonly schema: {
        readonly openAPIV3Schema: {
          readonly properties: {
            readonly spec: { readonly properties: Readonly<Record<string, { readonly type: string }>> };
          };
        };
      };
    }[];
  };
}

describe(toHelmChart, () => {
  it('never lets a failure take the release away', async () => {
    const { facts } = await networkIn('networks/homelab');
    const policies = operators(facts.network).map((operator) => toHelmChart(operator).spec.failurePolicy);
    expect(policies).toEqual(['abort', 'abort', 'abort', 'abort']);
  });

  it('gives an operator as K3s installs it', () => {
    const operator = {
      cause: {},
      name: 'metallb',
      repository: 'https://charts.example.com',
      chart: 'metallb',
      version: '0.16.1',
      namespace: 'metallb-system',
      values: { frrk8s: { enabled: false } },
      group: 'metallb.io',
      injectsCertificates: true,
    };
    expect(toHelmChart(operator)).toEqual({
      apiVersion: 'helm.cattle.io/v1',
      kind: 'HelmChart',
      metadata: { name: 'metallb', namespace: 'kube-system' },
      spec: {
        repo: 'https://charts.example.com',
        chart: 'metallb',
        version: '0.16.1',
        targetNamespace: 'metallb-system',
        failurePolicy: 'abort',
        valuesContent: 'frrk8s:\n  enabled: false\n',
      },
    });
  });

  (sharedPresent ? it : it.skip)('has only fields that the CRD knows, all of them strings', () => {
    // a CRD is what the API server has accepted
    const crd = readShared('crds/k3s-helm-controller/helmcharts.yaml') as Crd;
    const fields = crd.spec.versions[0]?.schema.openAPIV3Schema.properties.spec.properties ?? {};
    const chart = new HelmChart({
      metadata: { name: 'x', namespace: 'kube-system' },
      spec: {
        repo: 'https://charts.example.com',
        chart: 'x',
        version: '1.0.0',
        targetNamespace: 'x',
        failurePolicy: 'abort',
        valuesContent: '',
      },
    });
    const types = Object.keys(chart.spec).map((field) => fields[field]?.type);
    expect(types).toEqual(['string', 'string', 'string', 'string', 'string', 'string']);
  });
});
