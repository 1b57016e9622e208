import { addressSpaces } from '../../src/ledger/address-spaces.ts';
import { freeInPools } from '../../src/ledger/free-in-pools.ts';
import { loadText } from '../../src/testing/index.ts';

const FACTS = loadText(`apiVersion: netloom/v1
name: home
domain: example.com
lan:
  cidr: 192.168.7.0/28
  gateway: { name: router, address: 192.168.7.1 }
  dhcp: [192.168.7.2-192.168.7.4]
cluster:
  nodes: [{ name: one, address: 192.168.7.5 }]
loadBalancer:
  pools:
    - { name: lb, addresses: [192.168.7.5-192.168.7.9] }
    - { name: outside, addresses: [192.168.7.14-192.168.7.17] }
  allocations:
    - { addresses: 192.168.7.6, service: web/site }
ingress: { address: 192.168.7.7, domain: int.example.com }
`);

const printed = (ranges: Iterable<{ toString(): string }>): readonly string[] => Array.from(ranges, String);

describe(addressSpaces, () => {
  it('has who holds addresses of a subnet, and what is left of it', () => {
    const [lan] = addressSpaces(FACTS.ledger, FACTS.network.subnets);
    expect(lan?.subnet.name).toBe('lan');
    expect(lan?.held.map(({ owner }) => owner)).toEqual([
      'subnet:lan',
      'subnet:lan',
      'host:router',
      'node:one',
      'dhcp',
      'pool:lb',
      'ingress',
      'service:web/site',
      'pool:outside',
    ]);
    expect(printed(lan?.free.toRanges() ?? [])).toEqual(['192.168.7.10-192.168.7.13']);
  });
});

describe(freeInPools, () => {
  it('leaves out what Services have, and machines that MetalLB does not know of', () => {
    const free = [...freeInPools(FACTS)].map(([{ name }, left]) => [name, ...printed(left.toRanges())]);
    expect(free).toEqual([
      ['lb', '192.168.7.8-192.168.7.9'],
      ['outside', '192.168.7.14-192.168.7.17'],
    ]);
  });
});
