import { smallNetwork } from '@netloom/network-model/testing';
import { renderDeployment } from '../src/render-deployment.ts';

const filesOf = (by: string): Promise<ReadonlyMap<string, string>> =>
  renderDeployment(
    smallNetwork(`cluster:
  servicelb: false
  nodes:
    - { name: one, address: 192.168.1.10 }
loadBalancer:
  by: ${by}
  pools:
    - { name: all, addresses: [192.168.1.230-192.168.1.239, 192.168.1.64/28] }
    - name: dns
      addresses: [192.168.1.220/32]
      serviceAllocation: { serviceSelectors: [{ matchLabels: { app: dns } }] }
  l2Advertisements: [{ name: lan, nodes: [one], interfaces: [eth0.42] }]
`),
  );

describe('cilium/load-balancer.yaml', () => {
  it('has the pools, and the nodes that announce them', async () => {
    const files = await filesOf('cilium');
    expect([...files.keys()].filter((path) => path.startsWith('operators/'))).toEqual([
      'operators/00-namespaces.yaml',
      'operators/install.md',
    ]);
    expect(files.get('cilium/load-balancer.yaml')?.split('\n').slice(3).join('\n'))
      .toBe(`apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: all
spec:
  blocks:
    - start: 192.168.1.230
      stop: 192.168.1.239
    - cidr: 192.168.1.64/28
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: dns
spec:
  blocks:
    - cidr: 192.168.1.220/32
  serviceSelector:
    matchLabels:
      app: dns
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  interfaces:
    - ^eth0\\.42$
  nodeSelector:
    matchExpressions:
      - key: kubernetes.io/hostname
        operator: In
        values:
          - one
`);
  });

  it.each(['kube-vip', 'none'])('is not there for %s, of which nothing is written', async (by) => {
    const files = await filesOf(by);
    expect([...files.keys()].filter((path) => /cilium|metallb/.test(path))).toEqual([]);
  });
});
