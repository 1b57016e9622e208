import { withoutOrigin } from '@netloom/chart-kit';
import { toValues } from '../../src/chart/to-values.ts';
import { loadText } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

const withBalancer = (keys: string, pool = ''): string => `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { servicelb: false, nodes: [{ name: node-1, address: 192.168.1.10 }] }
loadBalancer: { ${keys}, pools: [{ name: apps, addresses: [192.168.1.230-192.168.1.239]${pool} }] }
services:
  - { name: a, namespace: web, port: 80, selector: { app: a }, expose: [{ via: loadBalancer, address: 192.168.1.231, allowSharedIp: one }] }
  - { name: b, namespace: dns, port: 53, selector: { app: b }, expose: [{ via: loadBalancer, address: 192.168.1.231, allowSharedIp: one }] }
`;

const annotations = (by: string): unknown => {
  const { network } = loadText(withBalancer(`by: ${by}`));
  return toValues(network, withoutOrigin).services[0]?.annotations;
};

describe('loadBalancer.by', () => {
  it('asks each load balancer in its own words', () => {
    expect(annotations('metallb')).toEqual({
      'metallb.io/loadBalancerIPs': '192.168.1.231',
      'metallb.io/allow-shared-ip': 'one',
    });
    expect(annotations('cilium')).toEqual({
      'lbipam.cilium.io/ips': '192.168.1.231',
      'lbipam.cilium.io/sharing-key': 'one',
      'lbipam.cilium.io/sharing-cross-namespace': 'dns',
    });
    expect(annotations('kube-vip')).toEqual({ 'kube-vip.io/loadbalancerIPs': '192.168.1.231' });
    expect(annotations('none')).toBeUndefined();
  });

  it.each([
    [
      'by: kube-vip, bgp: { peers: [{ name: r, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1 }] }',
      '',
      ['6:45 bad-value: loadBalancer.bgp.peers: it configures MetalLB, but the load balancer is kube-vip'],
    ],
    [
      'by: cilium, bgp: { peers: [{ name: r, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1, bfdProfile: quick, vrf: red, holdTime: 2s }] }',
      '',
      [
        '6:119 bad-value: loadBalancer.bgp.peers[0].bfdProfile: Cilium has no BFD: leave it out, and shorten holdTime',
        "6:131 bad-value: loadBalancer.bgp.peers[0].vrf: Cilium's sessions have no VRF: leave it out",
        '6:146 bad-value: loadBalancer.bgp.peers[0].holdTime: Cilium takes a hold time of 3s or more',
      ],
    ],
    [
      'by: cilium, bgp: { peers: [{ name: r, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1, holdTime: 9s, keepaliveTime: 10s }] }',
      '',
      ['6:136 bad-value: loadBalancer.bgp.peers[0].keepaliveTime: it is longer than the hold time, 9s'],
    ],
    [
      'by: cilium, bgp: { advertisements: [{ name: all, pools: [apps], nodes: [node-1], communities: [named] }] }',
      '',
      [
        '6:73 bad-value: loadBalancer.bgp.advertisements[0].pools: a CiliumBGPAdvertisement announces the addresses of every pool: leave it out',
        '6:88 bad-value: loadBalancer.bgp.advertisements[0].nodes: with Cilium the nodes of a peer announce: state them there',
        '6:112 bad-value: loadBalancer.bgp.advertisements[0].communities[0]: Cilium has no names for communities: write its value, such as 64512:100',
      ],
    ],
    [
      'by: cilium',
      ', autoAssign: false',
      [
        '6:105 bad-value: loadBalancer.pools[0].autoAssign: Cilium gives an address of every pool to any Service that the pool selects: write serviceAllocation.serviceSelectors instead',
      ],
    ],
    [
      'by: cilium, l2Advertisements: [{ name: all, pools: [apps] }]',
      '',
      [
        '6:68 bad-value: loadBalancer.l2Advertisements[0].pools: a CiliumL2AnnouncementPolicy announces every pool: leave it out',
      ],
    ],
    [
      'by: cilium',
      ', serviceAllocation: { namespaces: [web] }',
      [
        '6:112 bad-value: loadBalancer.pools[0].serviceAllocation: a pool of Cilium has one entry of serviceSelectors, and nothing else',
      ],
    ],
  ])('refuses what only MetalLB can do: %s%s', (keys, pool, expected) => {
    expect(printed(mistakesOf(withBalancer(keys, pool)))).toEqual(expected);
  });

  it('suggests the nearest', () => {
    expect(printed(mistakesOf(withBalancer('by: kubevip')))[0]).toContain('did you mean "kube-vip"');
  });
});
