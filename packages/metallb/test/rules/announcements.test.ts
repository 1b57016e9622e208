import { diagnose, minimalWith, messagesOnPage } from '@netloom/network-model/testing';
import { ebgpPeerOffLink } from '../../src/rules/ebgp-peer-off-link.ts';
import { rules } from '../../src/rules/index.ts';
import { poolNotAdvertised } from '../../src/rules/pool-not-advertised.ts';

describe("of Cilium's BGP", () => {
  it('says where an advertisement reaches no peer, in its words, and nothing of MetalLB alone', () => {
    const text = minimalWith(`loadBalancer:
  by: cilium
  pools: [{ name: all, addresses: [10.20.0.0/28] }]
  bgp: { advertisements: [{ name: routed }] }
`);
    const found = rules.flatMap((rule) => diagnose(text, rule));
    expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'bgp-without-peer: CiliumBGPAdvertisement "routed" reaches no peer: the network has no BGP peer',
      'servicelb-with-metallb: K3s starts servicelb unless it is disabled, and Cilium runs too: both handle each LoadBalancer Service',
    ]);
  });
});

/** The first line of each finding on the pages. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'bgp-local-pref-differs': [
    '15:56 error BGPAdvertisements "one" and "two" announce pool "routed" to the same peer, with local preference 100 and 200',
    '14:55 error BGPAdvertisements "local" and "external" announce pool "both" to the same peer, with local preference 100 and 0',
  ],
  'bgp-peers-clash': [
    '14:9 error BGP peers "one" and "two" are one router, 192.168.1.1, and some node peers with both',
    '14:29 error BGP peers "one" and "two" give one node AS 64512 and AS 64514: FRR has one AS number in each VRF',
    '16:31 error BGP peers "two" and "three" give one node AS 64512 and AS 64514: FRR has one AS number in each VRF',
  ],
  'bgp-pool-on-link': [
    '10:35 warning pool "inside" 192.168.1.230-192.168.1.235 is announced by BGP alone, but lies in lan 192.168.1.0/24: machines there ask for its addresses by ARP, which no node answers',
    '10:35 warning pool "inside" 192.168.1.230-192.168.1.235 is announced by BGP alone, but lies in lan 192.168.1.0/24: machines there ask for its addresses by ARP, which no node answers',
  ],
  'bgp-without-peer': [
    '12:22 error BGPAdvertisement "routed" reaches no peer: the network has no BGP peer',
    '15:45 error BGPAdvertisement "routed" reaches no peer: node "node-2" announces it, and has a session with none of its peers',
    '16:45 error BGPAdvertisement "routed" reaches no peer: node "node-2" announces it, and has a session with none of its peers',
  ],
  'ebgp-multihop-with-ibgp': [
    '13:91 error BGP peer "router" has ebgpMultiHop, but is in AS 64512, the same as the cluster: MetalLB refuses it',
  ],
  'ebgp-peer-off-link': [
    '13:64 warning BGP peer "router", 10.0.0.1, is on no link of node "node-1": FRR opens no eBGP session with it without ebgpMultiHop',
    '20:64 warning BGP peer "router", 10.10.0.1, is on no link of node "node-3": FRR opens no eBGP session with it without ebgpMultiHop',
  ],
  'l2-advertisement-off-link': [
    '18:43 error no node of L2Advertisement "vnet" announces pool "vnet" in VNet k3s 10.10.0.0/24: node "node-3" has no address there',
    '18:22 warning L2Advertisement "vnet" lets MetalLB choose a node that does not announce pool "vnet" in VNet k3s 10.10.0.0/24: node "node-3" has no address there',
    '18:47 error no node of L2Advertisement "lan" announces pool "lan" in lan 192.168.1.0/24: interface "eth1" of node "node-1" and "node-2" is in another network',
    '13:22 warning L2Advertisement "things" lets MetalLB choose a node that does not announce pool "things" in things 10.0.30.0/24: node "node-2" has no address there',
    '12:50 error no node of L2Advertisement "things" announces pool "things" in things 10.0.30.0/24: interface "eth0" of node "node-1" is in another network',
  ],
  'local-policy-on-some-nodes': [
    '12:46 warning ingress keeps client addresses (externalTrafficPolicy: Local), but only node "node-1" announces its pool "lan": where Traefik runs on "node-2" alone, no node does',
    '14:84 warning ingress keeps client addresses (externalTrafficPolicy: Local), but only node "node-2" announces its pool "routed": where Traefik runs on "node-1" alone, no node does',
  ],
};

it.each(rules.filter(({ code }) => code in SAID))('$code says what it is about', (rule) => {
  const lines = messagesOnPage(rule, new URL('../../src/rules/', import.meta.url)).filter(
    (line) => !line.startsWith(' '),
  );
  expect(lines).toEqual(SAID[rule.code]);
});

it("is an info where MetalLB's own speaker opens the session", () => {
  const text = `loadBalancer:
  pools: [{ name: far, addresses: [10.99.0.0/28] }]
  bgp:
    peers: [{ name: router, myAsn: 1, peerAsn: 2, address: 10.0.0.1 }]
    advertisements: [{ name: far }]
`;
  const found = diagnose(minimalWith(text), ebgpPeerOffLink);
  expect(found.map(({ severity, message }) => [severity, message])).toEqual([
    [
      'info',
      'BGP peer "router", 10.0.0.1, is on no link of node "node-1": MetalLB\'s own speaker opens the session all the same, FRR would not',
    ],
  ]);
});

it('is an error where something depends on the pool, and says so of each pool', () => {
  const text = `loadBalancer:
  pools:
    - { name: spare, addresses: [192.168.1.230-192.168.1.235] }
    - { name: pinned, addresses: [192.168.1.240/32] }
    - { name: given, addresses: [192.168.1.250/32] }
  allocations: [{ addresses: 192.168.1.250, service: dns/pihole }]
ingress: { address: 192.168.1.240, domain: int.example.com }
`;
  const found = diagnose(minimalWith(text), poolNotAdvertised);
  expect(found.map(({ severity, message, fix }) => [severity, message, fix?.edits.length ?? 0])).toEqual([
    [
      'error',
      'no advertisement names pool "pinned" and "given": Services get its addresses, but no node announces them',
      1,
    ],
    [
      'warning',
      'no advertisement names pool "spare": Services get its addresses, but no node announces them',
      0,
    ],
  ]);
  expect(found[0]?.related.map(({ message }) => message)).toEqual([
    'pool "given" is not advertised either',
    'ingress has 192.168.1.240',
    'service "dns/pihole" has 192.168.1.250/32',
  ]);
});
