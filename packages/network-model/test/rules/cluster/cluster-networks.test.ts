import { podNetworkTooSmall } from '../../../src/rules/cluster/pod-network-too-small.ts';
import { serviceNetworkTooSmall } from '../../../src/rules/cluster/service-network-too-small.ts';
import { serviceNetworkTooWide } from '../../../src/rules/cluster/service-network-too-wide.ts';
import { diagnose } from '../../../src/testing/index.ts';

const HEAD = 'apiVersion: netloom/v1\nname: home\ndomain: example.com\nlan: { cidr: 192.168.7.0/24 }\n';
const NODE = '  nodes: [{ name: one, address: 192.168.7.10 }]\n';

describe('a pod network that is too small', () => {
  const NODES = [
    '{ name: one, address: 192.168.7.10, observed: { podCidr: 10.42.0.0/24 } }',
    '{ name: two, address: 192.168.7.11, observed: { podCidr: 10.42.1.0/25 } }',
    '{ name: three, address: 192.168.7.12 }',
    '{ name: four, address: 192.168.7.13 }',
  ];
  const orders = NODES.flatMap((_, turn) => {
    const turned = [...NODES.slice(turn), ...NODES.slice(0, turn)];
    return [turned, turned.toReversed()];
  });

  it.each(orders)('is the same in the order %s', (...nodes) => {
    const text = `${HEAD}cluster:\n  podCidr: 10.42.0.0/23\n  nodes: [${nodes.join(', ')}]\n`;
    const said = diagnose(text, podNetworkTooSmall).map(({ message, related }) => [
      message,
      ...related.map((one) => one.message).toSorted(),
    ]);
    expect(said).toEqual([
      [
        'pod network 10.42.0.0/23 has room for 3 of 4 nodes at /25 each',
        'node "four" gets a pod CIDR only while one is left',
        'node "three" gets a pod CIDR only while one is left',
      ],
    ]);
  });
});

describe('a service network', () => {
  it.each([
    [
      'v1.33.9+k3s1',
      '172.0.0.0/11',
      'error service network 172.0.0.0/11 is wider than /12: kube-apiserver of v1.33.9+k3s1 does not start',
    ],
    [
      'v1.34.0+k3s1',
      '172.0.0.0/11',
      'error service network 172.0.0.0/11 is wider than /12, the widest that K3s supports',
    ],
  ])('of %s that is %s wide', (version, cidr, message) => {
    const text = `${HEAD}cluster:\n  version: ${version}\n  serviceCidr: ${cidr}\n${NODE}`;
    expect(diagnose(text, serviceNetworkTooWide).map((one) => `${one.severity} ${one.message}`)).toEqual([
      message,
    ]);
  });

  it.each([
    ['fd00:43::/107', 'error'],
    ['fd00:43::/108', 'warning'],
  ])('%s is an %s', (cidr, severity) => {
    const text = `${HEAD}cluster:\n  podCidr6: fd00:42::/56\n  serviceCidr6: ${cidr}\n${NODE}`;
    expect(diagnose(text, serviceNetworkTooWide).map((one) => `${one.severity} ${one.message}`)).toEqual([
      `${severity} service network ${cidr} is wider than /112, the widest that K3s supports`,
    ]);
  });

  it('has a tenth address, or one that is stated', () => {
    const text = `${HEAD}cluster:\n  serviceCidr: 10.43.0.0/29\n${NODE}`;
    expect(diagnose(text, serviceNetworkTooSmall).map(({ message, help }) => [message, help])).toEqual([
      [
        'service network 10.43.0.0/29 has 8 addresses, no tenth one for the cluster DNS: K3s does not start',
        'take a wider one, or state `clusterDns`; neither can be changed once the cluster exists',
      ],
    ]);
  });
});
