import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../src/facts.ts';
import { addressOutsideSubnet } from '../../src/rules/addresses/address-outside-subnet.ts';
import { dhcpHoldsFixedAddress } from '../../src/rules/addresses/dhcp-holds-fixed-address.ts';
import { hostsShareAddress } from '../../src/rules/addresses/hosts-share-address.ts';
import { poolHoldsSubnetEdge } from '../../src/rules/addresses/pool-holds-subnet-edge.ts';
import { subnetsOverlap } from '../../src/rules/addresses/subnets-overlap.ts';
import { tailnetRangeInUse } from '../../src/rules/addresses/tailnet-range-in-use.ts';
import { mtuExceedsUnderlay } from '../../src/rules/cluster/mtu-exceeds-underlay.ts';
import { podNetworkTooSmall } from '../../src/rules/cluster/pod-network-too-small.ts';
import { duplicateName } from '../../src/rules/file/duplicate-name.ts';
import { diagnose } from '../../src/testing/index.ts';

const HEAD = 'apiVersion: netloom/v1\nname: home\ndomain: example.com\n';
const NODES = `cluster:
  nodes:
    - { name: one, address: 192.168.7.10 }
    - { name: two, address: 192.168.7.11 }
`;

/** Each finding's message, then its related places. */
function said(text: string, rule: Rule<NetworkFacts>): readonly (readonly string[])[] {
  return diagnose(HEAD + text, rule).map(({ message, range, related }) => [
    `${range?.start.line} ${message}`,
    ...related.map((one) => `${one.range.start.line} ${one.message}`),
  ]);
}

it('reports once that a LAN is too wide', () => {
  const text = 'lan: { cidr: 10.0.0.0/8 }\ncluster:\n  nodes: [{ name: one, address: 10.0.0.10 }]\n';
  expect(said(text, subnetsOverlap)).toEqual([
    [
      '4 network "lan" 10.0.0.0/8 overlaps network "pods" (10.42.0.0/16) and network "services" (10.43.0.0/16)',
      '6 network "pods" has it by default',
      '6 network "services" has it by default',
    ],
  ]);
});

it("does not repeat a LAN in Tailscale's range for the pool inside of it", () => {
  const text = `lan: { cidr: 100.64.0.0/24 }
cluster:
  nodes: [{ name: one, address: 100.64.0.10 }]
loadBalancer:
  pools: [{ name: inside, addresses: [100.64.0.32/28] }, { name: beside, addresses: [100.65.0.0/28] }]
tailnet: {}
`;
  expect(said(text, tailnetRangeInUse)).toEqual([
    ['4 network "lan" 100.64.0.0/24 overlaps Tailscale\'s own 100.64.0.0/10', '9 Tailscale is on'],
    ['8 pool "beside" 100.65.0.0-100.65.0.15 overlaps Tailscale\'s own 100.64.0.0/10', '9 Tailscale is on'],
  ]);
});

it('reports once that three machines share an address', () => {
  const text = `lan:
  cidr: 192.168.7.0/24
  hosts: [{ name: nas, address: 192.168.7.10 }, { name: tv, address: 192.168.7.10 }]
${NODES}`;
  expect(said(text, hostsShareAddress)).toEqual([
    [
      '6 node "one", host "nas" and host "tv" all have 192.168.7.10',
      '9 node "one" has 192.168.7.10',
      '6 host "nas" has 192.168.7.10',
    ],
  ]);
});

it('reports once what a DHCP range holds', () => {
  const text = `lan: { cidr: 192.168.7.0/24, dhcp: [192.168.7.2-192.168.7.99], reserved: [192.168.7.90/31] }\n${NODES}`;
  expect(said(text, dhcpHoldsFixedAddress)).toEqual([
    [
      '4 DHCP range 192.168.7.2-192.168.7.99 holds node "one" (192.168.7.10), node "two" (192.168.7.11) and a reservation (192.168.7.90-192.168.7.91)',
      '7 node "one" has 192.168.7.10',
      '8 node "two" has 192.168.7.11',
      '4 a reservation has 192.168.7.90-192.168.7.91',
    ],
  ]);
});

it('reports once that a zone and its VNets are too large', () => {
  const text = `lan: { cidr: 192.168.7.0/24, mtu: 1400 }
proxmox:
  hosts: [{ name: pve, address: 192.168.7.20, address6: 'fd00:7::20' }]
  sdn:
    zones: [{ name: overlay, type: vxlan, mtu: 1350, peers: ['fd00:7::20'] }]
    vnets: [{ name: guests, zone: overlay, vni: 1, mtu: 1350 }]
${NODES}`;
  expect(said(text, mtuExceedsUnderlay)).toEqual([
    [
      '8 zone "overlay" has MTU 1350, but VXLAN over a LAN of 1400 leaves 1330',
      '9 VNet "guests" has 1350',
      '4 the LAN carries 1400',
    ],
  ]);
});

it('holds both edges of a subnet against the pool that is the subnet', () => {
  const text = `lan: { cidr: 192.168.7.0/24 }\n${NODES}loadBalancer:\n  pools: [{ name: all, addresses: [192.168.7.0/24] }]\n`;
  const [found] = diagnose(HEAD + text, poolHoldsSubnetEdge);
  expect(found?.message).toBe(
    'pool "all" 192.168.7.0/24 holds the network address of network "lan" (192.168.7.0) and the broadcast address of network "lan" (192.168.7.255)',
  );
  expect(found?.fix?.title).toBe('shrink pool "all" to 192.168.7.1-192.168.7.254');
});

it('reports how many nodes have room', () => {
  const text = `lan: { cidr: 192.168.7.0/24 }\n${NODES.replace('nodes:', 'podCidr: 10.42.0.0/25\n  nodes:')}`;
  expect(said(text, podNetworkTooSmall)).toEqual([
    [
      '6 pod network 10.42.0.0/25 has room for 0 of 2 nodes at /24 each',
      '8 node "one" gets no pod CIDR, and its pods no address',
      '9 node "two" gets no pod CIDR, and its pods no address',
    ],
  ]);
});

it('counts how often a name is declared, in each list by itself', () => {
  const text = `lan: { cidr: 192.168.7.0/24, hosts: [{ name: one, address: 192.168.7.12 }] }
${NODES}firewall:
  - { name: web, from: lan, to: nodes, ports: [80/tcp] }
  - { name: web, from: lan, to: nodes, ports: [443/tcp] }
  - { name: web, from: lan, to: nodes, ports: [8443/tcp] }
`;
  expect(said(text, duplicateName)).toEqual([
    [
      '12 firewall rule "web" is declared 3 times',
      '10 it is also declared here',
      '11 it is also declared here',
    ],
  ]);
});

test.each([
  ["{ name: one, address: 192.168.1.10, address6: 'fd00:8::10' }", ['192.168.7.10', 'fd00:7::10']],
  ["{ name: one, address: 192.168.7.10, address6: 'fe80::10' }", []],
])('%s is moved to %j', (node, meant) => {
  const text = `${HEAD}lan: { cidr: 192.168.7.0/24, cidr6: 'fd00:7::/64' }\ncluster:\n  nodes: [${node}]\n`;
  const help = diagnose(text, addressOutsideSubnet).map((found) => found.help);
  expect(help).toEqual(meant.map((address) => `did you mean ${address}?`));
});
