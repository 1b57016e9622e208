import { poolOverlapsHost } from '../../../src/rules/addresses/pool-overlaps-host.ts';
import { diagnose } from '../../../src/testing/index.ts';

it('is one diagnostic for each pool, whatever it holds', () => {
  const text = `apiVersion: netloom/v1
name: home
domain: example.com
lan:
  cidr: 192.168.7.0/24
  gateway: { name: router, address: 192.168.7.231 }
cluster:
  nodes:
    - { name: one, address: 192.168.7.240 }
proxmox:
  hosts:
    - { name: pve, address: 192.168.7.230 }
  sdn:
    zones: [{ name: overlay, type: vxlan }]
    vnets: [{ name: guests, zone: overlay, vni: 1, subnets: [{ cidr: 10.0.0.0/24, gateway: 10.0.0.1 }] }]
loadBalancer:
  pools:
    - { name: first, addresses: [192.168.7.230-192.168.7.232, 10.0.0.0/30] }
    - { name: second, addresses: [192.168.7.240/32] }
  allocations:
    - { addresses: 192.168.7.230-192.168.7.232 }
`;
  const found = diagnose(text, poolOverlapsHost);
  expect(found.map(({ message }) => message)).toEqual([
    'pool "first" 192.168.7.230-192.168.7.232 and 10.0.0.0/30 holds host "pve" (192.168.7.230), host "router" (192.168.7.231) and the gateway of VNet "guests" (10.0.0.1)',
    'pool "second" 192.168.7.240/32 holds node "one" (192.168.7.240)',
  ]);
  expect(found[0]?.related.map(({ message, range: { start } }) => [message, start.line])).toEqual([
    ['host "pve" has 192.168.7.230', 12],
    ['host "router" has 192.168.7.231', 6],
    ['the gateway of VNet "guests" has 10.0.0.1', 15],
    ['an allocations row lists 192.168.7.230-192.168.7.232 as available', 21],
  ]);
  expect(found.map(({ fix }) => fix?.title)).toEqual([
    'shrink pool "first" to 10.0.0.0, 10.0.0.2-10.0.0.3 and 192.168.7.232',
    // nothing would be left of the second.
    undefined,
  ]);
});
