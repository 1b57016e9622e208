import { diagnose } from '@netloom/network-model/testing';
import { routeMissesPool } from '../../src/rules/route-misses-pool.ts';

const NETWORK = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.7.0/24 }
cluster:
  nodes:
    - { name: one, address: 192.168.7.223 }
    - { name: two, address: 192.168.7.224 }
loadBalancer:
  pools:
    - { name: default-pool, addresses: [192.168.7.230-192.168.7.235] }
  allocations:
    - { addresses: 192.168.7.233, service: web/blog }
    - { addresses: 192.168.7.230, service: web/wiki }
tailnet:
  connectors:
    - { name: router, advertise: [192.168.7.224-192.168.7.231, 192.168.7.232/32] }
`;

it('is an error where an address in use is missed, and tells what the routes open beside the pool', () => {
  const [only, ...more] = diagnose(NETWORK, routeMissesPool);
  expect(more).toEqual([]);
  expect(only).toMatchObject({
    severity: 'error',
    message:
      'advertised 192.168.7.224-192.168.7.231 and 192.168.7.232/32 (192.168.7.232) misses 192.168.7.233-192.168.7.235 of pool "default-pool", in use by service "web/blog"',
    range: { start: { line: 17, column: 35 } },
    related: [
      {
        message: 'pool "default-pool" has 192.168.7.230-192.168.7.235',
        range: { start: { line: 11, column: 41 } },
      },
      { message: 'service "web/blog" uses 192.168.7.233/32', range: { start: { line: 13, column: 20 } } },
      { message: '192.168.7.232/32 is advertised too', range: { start: { line: 17, column: 64 } } },
    ],
    help: 'advertise 192.168.7.233/32 and 192.168.7.234/31 too, or the pool by its name, pool:default-pool; note: this also opens the nodes two (192.168.7.224), but not one (192.168.7.223)',
    fix: { title: 'advertise 192.168.7.233/32 and 192.168.7.234/31 through "router"' },
  });
});

it('is a warning where nothing uses what is missed', () => {
  const unused = NETWORK.replace('192.168.7.233, service', '192.168.7.231, service');
  expect(diagnose(unused, routeMissesPool).map(({ severity }) => severity)).toEqual(['warning']);
});
