import { networkIn } from '@netloom/network-model/testing';
import { toHelmChart } from '../../src/operators/helm-chart.ts';
import { operators } from '../../src/operators/operators.ts';

describe(toHelmChart, () => {
  it('never lets a failure take the release away', () => {
    const network = networkIn('networks/homelab');
    const policies = operators(network).map((operator) => toHelmChart(operator).spec.failurePolicy);
    expect(policies).toEqual(['abort', 'abort', 'abort', 'abort']);
  });

  it('gives an operator as K3s installs it', () => {
    const operator = {
      cause: {},
      name: 'metallb',
      repository: 'https://charts.example.com',
      chart: 'metallb',
      version: '0.16.1',
      pin: 'metallb' as const,
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
});
