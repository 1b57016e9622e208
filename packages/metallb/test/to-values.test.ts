import { plain } from '@netloom/chart-kit';
import { load, loadText, minimalWith, pathsWithoutOrigin } from '@netloom/network-model/testing';
import { metallbChart } from '../src/index.ts';
import { BFDProfile } from '../src/kinds/bfd-profile.ts';
import { BGPAdvertisement } from '../src/kinds/bgp-advertisement.ts';
import { BGPPeer } from '../src/kinds/bgp-peer.ts';
import { Community } from '../src/kinds/community.ts';
import { IPAddressPool } from '../src/kinds/ip-address-pool.ts';
import { L2Advertisement } from '../src/kinds/l2-advertisement.ts';

const asIs = <T extends object>(_source: object, value: T): T => value;
const valuesOf = (path: string): unknown => plain(metallbChart.toValues(load(path).network, asIs));
const NETWORKS = ['networks/homelab/network.yaml', 'examples/dual-stack-bgp/network.yaml'];

describe('toValues', () => {
  it('gives the pools and the advertisement of the homelab', () => {
    expect(valuesOf('networks/homelab/network.yaml')).toEqual({
      namespace: 'metallb-system',
      ipAddressPools: [
        {
          name: 'default-pool',
          spec: { addresses: ['192.168.7.231-192.168.7.232'], autoAssign: true, avoidBuggyIPs: false },
        },
        {
          name: 'ingress',
          spec: { addresses: ['192.168.7.230/32'], autoAssign: false, avoidBuggyIPs: false },
        },
      ],
      l2Advertisements: [{ name: 'default', spec: { ipAddressPools: ['default-pool', 'ingress'] } }],
      bgpPeers: [],
      bgpAdvertisements: [],
      bfdProfiles: [],
      communities: [],
    });
  });

  it('gives pools of both families, peers, profiles and communities of a dual-stack network with BGP', () => {
    expect(valuesOf('examples/dual-stack-bgp/network.yaml')).toEqual({
      namespace: 'metallb-system',
      ipAddressPools: [
        {
          name: 'ingress',
          spec: {
            addresses: ['198.51.100.0/28', '2001:db8:100::/124'],
            autoAssign: false,
            avoidBuggyIPs: true,
          },
        },
        {
          name: 'apps',
          spec: {
            addresses: ['198.51.100.16-198.51.100.31', '2001:db8:100::10-2001:db8:100::1f'],
            autoAssign: true,
            avoidBuggyIPs: false,
            serviceAllocation: {
              priority: 10,
              namespaces: ['media'],
              serviceSelectors: [{ matchLabels: { 'example.org/public': 'yes' } }],
            },
          },
        },
      ],
      l2Advertisements: [],
      bgpPeers: [
        {
          name: 'core-1',
          spec: {
            myASN: 64512,
            peerASN: 64513,
            peerAddress: '192.0.2.1',
            ebgpMultiHop: false,
            holdTime: '90s',
            keepaliveTime: '30s',
            bfdProfile: 'fast',
            passwordSecret: { name: 'bgp-password', namespace: 'metallb-system' },
          },
        },
        {
          name: 'core-1-v6',
          spec: {
            myASN: 64512,
            peerASN: 64513,
            peerAddress: '2001:db8:1::1',
            ebgpMultiHop: false,
            bfdProfile: 'fast',
          },
        },
        {
          name: 'core-2',
          spec: {
            myASN: 64512,
            peerASN: 64513,
            peerAddress: '192.0.2.2',
            ebgpMultiHop: false,
            nodeSelectors: [{ matchLabels: { 'kubernetes.io/hostname': 'k3s-1' } }],
          },
        },
      ],
      bgpAdvertisements: [
        {
          name: 'ingress',
          spec: {
            ipAddressPools: ['ingress'],
            peers: ['core-1', 'core-1-v6'],
            aggregationLength: 32,
            aggregationLengthV6: 128,
            localPref: 200,
            communities: ['no-transit'],
          },
        },
        { name: 'apps', spec: { ipAddressPools: ['apps'], communities: ['64512:100'] } },
      ],
      bfdProfiles: [
        {
          name: 'fast',
          spec: {
            receiveInterval: 300,
            transmitInterval: 300,
            detectMultiplier: 3,
            echoMode: false,
            passiveMode: false,
          },
        },
      ],
      communities: [{ name: 'own', spec: { communities: [{ name: 'no-transit', value: '64512:200' }] } }],
    });
  });

  it('selects each node of an advertisement by its host name', () => {
    const { network } = loadText(
      minimalWith(`loadBalancer:
  pools: [{ name: lan, addresses: [192.168.1.240/32] }]
  l2Advertisements: [{ name: lan, pools: [lan], nodes: [node-1, node-2], interfaces: [eth0] }]`),
    );
    expect(plain(metallbChart.toValues(network, asIs))).toMatchObject({
      l2Advertisements: [
        {
          name: 'lan',
          spec: {
            ipAddressPools: ['lan'],
            nodeSelectors: [
              { matchLabels: { 'kubernetes.io/hostname': 'node-1' } },
              { matchLabels: { 'kubernetes.io/hostname': 'node-2' } },
            ],
            interfaces: ['eth0'],
          },
        },
      ],
    });
  });

  it('gives empty lists for a network without load balancer, which does not want the chart', () => {
    const { network } = loadText(minimalWith());
    expect(metallbChart.isEnabled(network)).toBe(false);
    expect(plain(metallbChart.toValues(network, asIs))).toEqual(metallbChart.values.parse({}));
  });

  it.each(NETWORKS)('records where each object of %s came from', (path) => {
    const { network, origins } = load(path);
    const values = metallbChart.toValues(network, origins.recorder('metallb values'));
    expect(pathsWithoutOrigin(values, origins)).toEqual([]);
  });

  it.each(NETWORKS)('gives values that the schema and the kinds of %s accept', (path) => {
    const values = metallbChart.values.parse(valuesOf(path));
    const { namespace } = values;
    const objects = [
      ...values.ipAddressPools.map(
        ({ name, spec }) => new IPAddressPool({ metadata: { name, namespace }, spec }),
      ),
      ...values.l2Advertisements.map(
        ({ name, spec }) => new L2Advertisement({ metadata: { name, namespace }, spec }),
      ),
      ...values.bgpPeers.map(({ name, spec }) => new BGPPeer({ metadata: { name, namespace }, spec })),
      ...values.bgpAdvertisements.map(
        ({ name, spec }) => new BGPAdvertisement({ metadata: { name, namespace }, spec }),
      ),
      ...values.bfdProfiles.map(({ name, spec }) => new BFDProfile({ metadata: { name, namespace }, spec })),
      ...values.communities.map(({ name, spec }) => new Community({ metadata: { name, namespace }, spec })),
    ];
    expect(() => {
      for (const object of objects) object.validate();
    }).not.toThrow();
    expect(objects.length).toBeGreaterThan(2);
  });
});
