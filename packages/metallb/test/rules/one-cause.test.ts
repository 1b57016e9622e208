import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { diagnose, minimalWith } from '@netloom/network-model/testing';
import { bgpPeersClash } from '../../src/rules/bgp-peers-clash.ts';
import { poolExhausted } from '../../src/rules/pool-exhausted.ts';
import { poolNotAdvertised } from '../../src/rules/pool-not-advertised.ts';
import { poolOutsideSubnets } from '../../src/rules/pool-outside-subnets.ts';

const said = (text: string, rule: Rule<NetworkFacts>): readonly string[] =>
  diagnose(minimalWith(text), rule).map(({ message }) => message);

const TWO_POOLS = `loadBalancer:
  pools:
    - { name: lan, addresses: [192.168.1.230-192.168.1.231] }
    - { name: far, addresses: [10.99.0.0/28, 192.168.1.255-192.168.2.0] }
`;

it('says once which pools nobody advertises, and does not guess how to reach the far one', () => {
  const [found, ...more] = diagnose(minimalWith(TWO_POOLS), poolNotAdvertised);
  expect(found?.message).toBe(
    'no advertisement names pool "lan" and "far": Services get its addresses, but no node announces them',
  );
  expect(found?.related.map(({ message }) => message)).toEqual(['pool "far" is not advertised either']);
  expect([found?.fix, more]).toEqual([null, []]);
});

it('leaves a pool whose name an advertisement misspells to unknown-reference', () => {
  expect(
    said(`${TWO_POOLS}  l2Advertisements: [{ name: l2, pools: [lam, far] }]\n`, poolNotAdvertised),
  ).toEqual([]);
});

it('names each block that no node has a subnet for, one that leaves the subnet too', () => {
  expect(said(`${TWO_POOLS}  l2Advertisements: [{ name: l2 }]\n`, poolOutsideSubnets)).toEqual([
    'pool "far" 10.99.0.0/28 and 192.168.1.255-192.168.2.0 is announced by ARP and NDP, but lies in no subnet that a node has an address in',
  ]);
});

test.each([
  ['192.168.1.230/32, 10.99.0.0/30', []],
  [
    '192.168.1.230/32, 10.99.0.0/32',
    ['pool "lan" has no address left for another Service: every one is taken'],
  ],
  ['192.168.1.230/32', ['pool "lan" has no address left for another Service: every one is taken']],
])('a pool of %s with one pin gives %j', (addresses, expected) => {
  const text = `loadBalancer:
  pools: [{ name: lan, addresses: [${addresses}], avoidBuggyIPs: true }]
ingress: { address: 192.168.1.230, domain: int.example.com }
`;
  expect(said(text, poolExhausted)).toEqual(expected);
});

test.each([
  [
    'large:1:2:3',
    ['BGP peers "one" and "two" give one node AS 1 and AS 2: FRR has one AS number in each VRF'],
  ],
  ['1:2', []],
])('peers with two AS numbers and community %s give %j', (community, expected) => {
  const text = `loadBalancer:
  pools: [{ name: far, addresses: [10.99.0.0/28] }]
  bgp:
    peers:
      - { name: one, myAsn: 1, peerAsn: 9, address: 192.168.1.1 }
      - { name: two, myAsn: 2, peerAsn: 9, address: 192.168.1.2 }
    advertisements: [{ name: all, communities: ['${community}'] }]
`;
  expect(said(text, bgpPeersClash)).toEqual(expected);
});
