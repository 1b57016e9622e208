import { networkIn, smallNetwork } from '@netloom/network-model/testing';
import { Namespace } from 'kubernetes-models/v1';
import { namespaces } from '../src/namespaces.ts';

describe(namespaces, () => {
  it('holds only the umbrella’s own for a network without operators', () => {
    expect(namespaces(smallNetwork()).map(({ metadata }) => metadata?.name)).toEqual(['netloom-system']);
  });

  it('lets only MetalLB and Tailscale run privileged pods', () => {
    const found = namespaces(networkIn('networks/homelab')).map((namespace) => {
      new Namespace(namespace).validate();
      return [namespace.metadata?.name, namespace.metadata?.labels?.['pod-security.kubernetes.io/enforce']];
    });
    expect(found).toEqual([
      ['cert-manager', 'restricted'],
      ['cloudflare', 'restricted'],
      ['external-dns', 'restricted'],
      ['metallb-system', 'privileged'],
      ['netloom-system', 'restricted'],
      ['tailscale', 'privileged'],
    ]);
  });

  it('leaves the namespaces of Kubernetes alone', () => {
    const network = smallNetwork(
      'tunnel: { namespace: kube-system, id: 11111111-2222-3333-4444-555555555555 }\n',
    );
    expect(namespaces(network).map(({ metadata }) => metadata?.name)).toEqual(['netloom-system']);
  });
});
