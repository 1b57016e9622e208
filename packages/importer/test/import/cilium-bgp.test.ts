import { importFiles } from '../import-files.ts';
import { leftOut, partOf } from './parts.ts';

const POOL = `apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata: { name: lan }
spec: { blocks: [{ cidr: 192.168.20.192/28 }] }
---
`;

const PEERING = `${POOL}apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata: { name: all }
spec:
  nodeSelector: { matchLabels: { kubernetes.io/os: linux } }
  bgpInstances:
    - name: instance-64512
      localASN: 64512
      peers:
        - { name: Core_1, peerASN: 64513, peerAddress: 192.168.20.1, peerConfigRef: { name: near } }
        - { name: core-2, peerASN: 64514, peerAddress: 192.168.20.2, peerConfigRef: { name: far } }
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata: { name: near }
spec:
  timers: { holdTimeSeconds: 9, keepAliveTimeSeconds: 3 }
  families: [{ afi: ipv4, safi: unicast, advertisements: { matchLabels: { advertise: bgp } } }]
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata: { name: far }
spec:
  transport: { peerPort: 1179 }
  ebgpMultihop: 4
  authSecretRef: bgp-password
  families: [{ afi: ipv4, safi: unicast, advertisements: { matchExpressions: [{ key: advertise, operator: Exists }] } }]
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata: { name: services, labels: { advertise: bgp } }
spec:
  advertisements:
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP, ClusterIP] }
      selector: { matchExpressions: [{ key: any, operator: NotIn, values: [never] }] }
      attributes: { localPreference: 200, communities: { standard: ['64512:7', '4226809863'], wellKnown: [no-export] } }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata: { name: second, labels: { advertise: far } }
spec:
  advertisements:
    - advertisementType: PodCIDR
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP], aggregationLengthIPv4: 28 }
      selector: { matchLabels: { far: 'yes' } }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata: { name: forgotten }
spec:
  advertisements:
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: {}
`;

const POLICY = `${POOL}apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
metadata: { name: home }
spec:
  nodeSelector: { matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [alpha] }] }
  virtualRouters:
    - localASN: 64512
      exportPodCIDR: false
      serviceSelector: { matchExpressions: [{ key: any, operator: NotIn, values: [never] }] }
      neighbors:
        - { peerAddress: 192.168.20.1/32, peerASN: 64513, eBGPMultihopTTL: 10, holdTimeSeconds: 90 }
`;

describe('BGP of Cilium', () => {
  it('is sessions with the settings of their peer configurations, and what these select', async () => {
    const imported = await importFiles({ 'bgp.yaml': PEERING });
    expect(partOf(imported, 'loadBalancer')).toBe(`loadBalancer:
  by: cilium
  pools:
    - name: lan
      addresses:
        - 192.168.20.192/28
  bgp:
    peers:
      - name: core-1
        myAsn: 64512
        peerAsn: 64513
        address: 192.168.20.1
        holdTime: 9s
        keepaliveTime: 3s
      - name: core-2
        myAsn: 64512
        peerAsn: 64514
        address: 192.168.20.2
        port: 1179
        ebgpMultiHop: true
        existingSecret: bgp-password
    advertisements:
      - name: services
        localPref: 200
        communities:
          - '64512:7'
          - '64496:7'
          - 65535:65281
      - name: second
        peers:
          - core-2
        aggregationLength: 28
`);
    expect(leftOut(imported)).toEqual([
      'CiliumBGPAdvertisement services: the network file announces addresses of load balancers, and no ClusterIP',
      'CiliumBGPAdvertisement second: routes to pods are announced, which the network file does not have',
      'CiliumBGPAdvertisement second: it announces some Services, by their labels; the network file announces all of them',
      'CiliumBGPAdvertisement forgotten: no peer selects it',
    ]);
  });

  it('of versions before 1.16 is one policy', async () => {
    expect(partOf(await importFiles({ 'bgp.yaml': POLICY }), 'loadBalancer')).toContain(`  bgp:
    peers:
      - name: home
        myAsn: 64512
        peerAsn: 64513
        address: 192.168.20.1
        nodes:
          - alpha
        holdTime: 90s
        ebgpMultiHop: true
    advertisements:
      - name: home
`);
  });
});
