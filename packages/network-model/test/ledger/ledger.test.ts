import { parseEndpoint } from '../../src/endpoint.ts';
import { addressesOf } from '../../src/ledger/addresses-of.ts';
import type { AddressClaim } from '../../src/ledger/claim.ts';
import { checkNesting } from '../../src/ledger/nesting.ts';
import { usedAddresses } from '../../src/ledger/used-addresses.ts';
import { loadText } from '../../src/testing/index.ts';

const NETWORK = `apiVersion: netloom/v1
name: home
domain: example.com
lan:
  cidr: 192.168.7.0/24
  cidr6: fd00:7::/64
  gateway: { name: router, address: 192.168.7.1 }
  dhcp: [192.168.7.100-192.168.7.199]
proxmox:
  hosts:
    - { name: pve, address: 192.168.7.233 }
  sdn:
    zones: [{ name: overlay, type: vxlan }]
    vnets: [{ name: guests, zone: overlay, vni: 1, subnets: [{ cidr: 10.0.0.0/24, gateway: 10.0.0.1, reserved: [10.0.0.2] }] }]
cluster:
  tlsSans: [k3s.example.com, 192.168.7.50, 192.168.7.223, 192.168.7.231, 203.0.113.9]
  nodes:
    - { name: one, address: 192.168.7.223, sdnAddress: 10.0.0.10, observed: { podCidr: 10.42.0.0/24 } }
    - { name: two, role: agent, address: 192.168.7.224 }
loadBalancer:
  pools:
    - { name: default-pool, addresses: [192.168.7.230-192.168.7.235, 10.0.0.64/30, "fd00:7::e0/123"] }
  allocations:
    - { addresses: 192.168.7.231, service: web/blog }
    - { addresses: 192.168.7.232 }
ingress: { address: 192.168.7.230, domain: int.example.com }
services:
  - name: blog
    namespace: web
    expose:
      - { host: blog.example.com, via: tunnel }
      - { host: blog.int.example.com, via: ingress }
tunnel: { id: 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f }
dns:
  zone: example.com
  records:
    - { name: mail.example.com, type: A, targets: [192.168.7.230] }
tailnet:
  connectors:
    - { name: router, advertise: [lan] }
`;

const facts = loadText(NETWORK);

it('holds every address, name and port with its owner, space and purpose', () => {
  const printed = facts.ledger.claims.map((claim) => {
    switch (claim.kind) {
      case 'addresses':
        return `${claim.owner} ${claim.space}/${claim.purpose} ${claim.interval.first.toString(16)}+${claim.interval.last - claim.interval.first}`;
      case 'name':
        return `${claim.owner} ${claim.purpose} ${claim.name} ${claim.view}`;
      case 'port':
        return `${claim.owner} ${claim.on} ${claim.port}/${claim.protocol}`;
      default:
        return claim satisfies never;
    }
  });
  expect(printed).toEqual([
    'subnet:lan lan/subnet c0a80700+255',
    'subnet:lan lan/network c0a80700+0',
    'subnet:lan lan/broadcast c0a807ff+0',
    'subnet:lan lan/subnet fd000007000000000000000000000000+18446744073709551615',
    'subnet:guests sdn/subnet a000000+255',
    'subnet:guests sdn/network a000000+0',
    'subnet:guests sdn/broadcast a0000ff+0',
    'subnet:pods pods/subnet a2a0000+65535',
    'subnet:services services/subnet a2b0000+65535',
    'subnet:tailnet tailnet/subnet 64400000+4194303',
    'subnet:tailnet tailnet/subnet fd7a115ca1e000000000000000000000+1208925819614629174706175',
    'subnet:services services/network a2b0000+0',
    'subnet:services services/broadcast a2bffff+0',
    'service:default/kubernetes services/kubernetes a2b0001+0',
    'tailnet tailnet/tailscale 64400000+4194303',
    'tailnet tailnet/tailscale fd7a115ca1e000000000000000000000+1208925819614629174706175',
    'host:router lan/gateway c0a80701+0',
    'host:pve lan/proxmox c0a807e9+0',
    'node:one lan/node c0a807df+0',
    'node:one sdn/node a00000a+0',
    'node:two lan/node c0a807e0+0',
    'vnet:guests sdn/gateway a000001+0',
    'kubernetes-api lan/virtual c0a80732+0',
    'dhcp lan/dhcp c0a80764+99',
    'reserved sdn/reserved a000002+0',
    'pool:default-pool lan/pool c0a807e6+5',
    'pool:default-pool sdn/pool a000040+3',
    'pool:default-pool lan/pool fd0000070000000000000000000000e0+31',
    'ingress lan/pin c0a807e6+0',
    'service:web/blog lan/allocation c0a807e7+0',
    'cluster-dns services/dns a2b000a+0',
    'node:one pods/node-pods a2a0000+255',
    'service:web/blog tunnel blog.example.com public',
    'service:web/blog ingress blog.int.example.com internal',
    'dns record mail.example.com public',
    'kubernetes-api node:one 6443/tcp',
    'ingress ingress 80/tcp',
    'ingress ingress 443/tcp',
    'zone:overlay 192.168.7.233 4789/udp',
  ]);
  expect(new Set(facts.ledger.claims.map(({ cluster }) => cluster))).toEqual(new Set(['home']));
});

it('names the rule of each conflict, and which claim holds which', () => {
  const printed = facts.ledger.conflicts.map(
    ({ code, outer, inner }) => `${code} ${outer.owner} ${inner.owner}`,
  );
  expect(printed).toEqual(['pool-overlaps-host pool:default-pool host:pve']);
});

it('finds the same conflict in either order', () => {
  const claims = facts.ledger.claims.filter((claim): claim is AddressClaim => claim.kind === 'addresses');
  for (const one of claims) {
    for (const other of claims) expect(checkNesting(one, other)?.code).toBe(checkNesting(other, one)?.code);
  }
});

describe(addressesOf, () => {
  const LAN = ['192.168.7.0/24', 'fd00:7::/64'];
  test.each([
    ['lan', LAN],
    ['sdn', ['10.0.0.0/24']],
    ['pods', ['10.42.0.0/16']],
    ['services', ['10.43.0.0/16']],
    ['tailnet', ['100.64.0.0/10', 'fd7a:115c:a1e0::/48']],
    ['nodes', ['10.0.0.10/32', '192.168.7.223/32', '192.168.7.224/32']],
    ['proxmox', ['192.168.7.233/32']],
    ['pools', ['10.0.0.64/30', '192.168.7.230/31', '192.168.7.232/30', 'fd00:7::e0/123']],
    ['any', ['0.0.0.0/0', '::/0']],
    ['node:one', ['10.0.0.10/32', '192.168.7.223/32']],
    ['host:router', ['192.168.7.1/32']],
    ['host:nobody', []],
    ['pool:default-pool', ['10.0.0.64/30', '192.168.7.230/31', '192.168.7.232/30', 'fd00:7::e0/123']],
    ['service:web/blog', []],
    ['192.168.7.8', ['192.168.7.8/32']],
  ])('%s is %j', (text, cidrs) => {
    const endpoint = parseEndpoint(text);
    if (!endpoint.ok) throw new Error(endpoint.message);
    expect(addressesOf(endpoint.value, facts.ledger).toCidrs().map(String)).toEqual(cidrs);
  });

  it('is, for the internet, what no subnet and no pool holds', () => {
    const of = (zone: 'internet' | 'any' | 'lan' | 'pools' | 'tailnet') =>
      addressesOf({ kind: 'zone', zone }, facts.ledger);
    for (const zone of ['lan', 'pools', 'tailnet'] as const) {
      expect(of('internet').intersect(of(zone)).isEmpty).toBe(true);
    }
    expect(of('any').subtract(of('internet')).size).toBeGreaterThan(0n);
  });
});

it('calls used what is pinned and what a row gives to a Service', () => {
  expect(usedAddresses(facts.network).map(({ by, addresses }) => `${by} ${addresses.toString()}`)).toEqual([
    'ingress 192.168.7.230',
    'service "web/blog" 192.168.7.231/32',
  ]);
});
