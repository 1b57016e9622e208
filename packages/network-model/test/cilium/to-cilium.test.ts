import { plain, validateValues, withoutOrigin } from '@netloom/chart-kit';
import { networkModelChart } from '../../src/chart/network-model-chart.ts';
import { toCilium } from '../../src/cilium/to-cilium.ts';
import { prerequisiteSecrets } from '../../src/resolve/prerequisites.ts';
import { smallNetwork } from '../../src/testing/index.ts';

const NODES = ['one', 'two', 'three'];

const networkOf = (loadBalancer: string): ReturnType<typeof smallNetwork> =>
  smallNetwork(`cluster:
  servicelb: false
  nodes:
${NODES.map((name, index) => `    - { name: ${name}, address: 192.168.1.1${String(index)} }`).join('\n')}
loadBalancer:
${loadBalancer}`);

const valuesOf = (loadBalancer: string): unknown => plain(toCilium(networkOf(loadBalancer), withoutOrigin));

const POOLS = `  by: cilium
  pools:
    - { name: all, addresses: [192.168.1.230-192.168.1.239, 192.168.1.64/28] }
    - name: dns
      addresses: [192.168.1.220/32]
      serviceAllocation: { serviceSelectors: [{ matchLabels: { app: dns } }] }
`;

const peersOn = (...nodes: readonly string[]): unknown => ({
  matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: nodes }],
});

const bgp = (...rows: readonly string[]): string => `${POOLS}  bgp:
    peers:
${rows.map((row) => `      - { ${row} }`).join('\n')}
`;

describe(toCilium, () => {
  it('has the pools, and the nodes that announce them', () => {
    const l2 = '  l2Advertisements: [{ name: lan, nodes: [one], interfaces: [eth0.42] }]\n';
    expect(valuesOf(`${POOLS}${l2}`)).toEqual({
      ciliumLoadBalancerIPPools: [
        {
          name: 'all',
          spec: {
            blocks: [{ start: '192.168.1.230', stop: '192.168.1.239' }, { cidr: '192.168.1.64/28' }],
          },
        },
        {
          name: 'dns',
          spec: {
            blocks: [{ cidr: '192.168.1.220/32' }],
            serviceSelector: { matchLabels: { app: 'dns' } },
          },
        },
      ],
      ciliumL2AnnouncementPolicies: [
        {
          name: 'lan',
          spec: {
            loadBalancerIPs: true,
            interfaces: ['^eth0\\.42$'],
            nodeSelector: peersOn('one'),
          },
        },
      ],
    });
  });

  it('has nothing where another program gives the addresses', () => {
    for (const by of ['metallb', 'kube-vip', 'none']) {
      expect(valuesOf(POOLS.replace('cilium', by))).toEqual({});
    }
  });

  it('has a session of each node with each router, and what it receives', () => {
    const text = `${bgp(
      'name: left, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1, existingSecret: left-password',
      'name: right, myAsn: 64512, peerAsn: 64514, address: 192.168.9.1, port: 1179, ebgpMultiHop: true, holdTime: 9s',
    )}    advertisements:
      - { name: all }
      - { name: marked, peers: [right], aggregationLength: 28, localPref: 200, communities: ['64512:100', 'large:1:2:3'] }
`;
    const families = (...values: readonly string[]): unknown => [
      {
        afi: 'ipv4',
        safi: 'unicast',
        advertisements: {
          matchExpressions: [{ key: 'netloom.io/bgp-advertisement', operator: 'In', values }],
        },
      },
    ];
    const selector = {
      matchExpressions: [{ key: 'netloom.io/bgp-advertisement', operator: 'NotIn', values: ['none'] }],
    };
    expect(valuesOf(text)).toMatchObject({
      ciliumBGPClusterConfigs: [
        {
          name: 'netloom',
          spec: {
            bgpInstances: [
              {
                name: 'as-64512',
                localASN: 64512,
                peers: [
                  {
                    name: 'left',
                    peerASN: 64513,
                    peerAddress: '192.168.1.1',
                    peerConfigRef: { name: 'left' },
                  },
                  {
                    name: 'right',
                    peerASN: 64514,
                    peerAddress: '192.168.9.1',
                    peerConfigRef: { name: 'right' },
                  },
                ],
              },
            ],
          },
        },
      ],
      ciliumBGPPeerConfigs: [
        { name: 'left', spec: { authSecretRef: 'left-password', families: families('all') } },
        {
          name: 'right',
          spec: {
            timers: { holdTimeSeconds: 9, keepAliveTimeSeconds: 3 },
            transport: { peerPort: 1179 },
            ebgpMultihop: 255,
            families: families('all', 'marked'),
          },
        },
      ],
      ciliumBGPAdvertisements: [
        {
          name: 'all',
          spec: {
            advertisements: [
              { advertisementType: 'Service', service: { addresses: ['LoadBalancerIP'] }, selector },
            ],
          },
        },
        {
          name: 'marked',
          spec: {
            advertisements: [
              {
                service: { addresses: ['LoadBalancerIP'], aggregationLengthIPv4: 28 },
                attributes: {
                  communities: { standard: ['64512:100'], large: ['1:2:3'] },
                  localPreference: 200,
                },
              },
            ],
          },
        },
      ],
    });
    const network = networkOf(text);
    const values = networkModelChart.toValues(network, withoutOrigin);
    expect(() => {
      validateValues(networkModelChart, values);
    }).not.toThrow();
    expect(prerequisiteSecrets(network)).toEqual([
      {
        namespace: 'kube-system',
        name: 'left-password',
        type: 'Opaque',
        keys: ['password'],
        purpose: 'Password of BGP peer left, for Cilium.',
      },
    ]);
  });

  it('has one configuration for the nodes of the same peers: a node takes part in one alone', () => {
    const text = bgp(
      'name: left, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1',
      'name: right, myAsn: 64515, peerAsn: 64514, address: 192.168.1.2, nodes: [one, three]',
    );
    expect(valuesOf(text)).toMatchObject({
      ciliumBGPClusterConfigs: [
        {
          name: 'netloom-one',
          spec: {
            nodeSelector: peersOn('one', 'three'),
            bgpInstances: [
              { name: 'as-64512', peers: [{ name: 'left' }] },
              { name: 'as-64515', peers: [{ name: 'right' }] },
            ],
          },
        },
        {
          name: 'netloom-two',
          spec: {
            nodeSelector: peersOn('two'),
            bgpInstances: [{ name: 'as-64512', peers: [{ name: 'left' }] }],
          },
        },
      ],
    });
  });
});
