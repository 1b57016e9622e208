import type { ApiObject } from '@netloom/cluster';
import { loadBalancerAddressesCheck } from '../../src/checks/load-balancer/addresses.ts';
import { clusterWith, object, problemsOf } from '../lab.ts';

function balanced(
  path: string,
  ip: string | null,
  { asksFor, spec = {} }: { asksFor?: string; spec?: object } = {},
): ApiObject {
  const status = { loadBalancer: ip === null ? {} : { ingress: [{ ip }] } };
  const annotations = asksFor === undefined ? {} : { 'metallb.io/loadBalancerIPs': asksFor };
  return object(`v1 Service ${path}`, { spec: { type: 'LoadBalancer', ...spec }, status }, { annotations });
}

const TRAEFIK = balanced('kube-system/traefik', '192.168.7.230', { asksFor: '192.168.7.230' });
const POOLS =
  'an address of pool "default-pool" (192.168.7.231-192.168.7.232) or pool "ingress" (192.168.7.230/32)';

describe('the check of addresses', () => {
  it.each([
    ['nothing where all have theirs', [TRAEFIK], []],
    [
      'a Service without an address',
      [TRAEFIK, balanced('apps/web', null)],
      [`error: Service apps/web has no address; expected ${POOLS}`],
    ],
    [
      'one that asks for an address outside of the pools',
      [TRAEFIK, balanced('apps/web', null, { asksFor: '192.168.7.240' })],
      [
        `error: Service apps/web has no address, and asks for 192.168.7.240, which is in no pool; expected ${POOLS}`,
      ],
    ],
    [
      'one that asks for what another has',
      [TRAEFIK, balanced('apps/web', null, { asksFor: '192.168.7.230' })],
      [
        `error: Service apps/web has no address, and asks for 192.168.7.230, which kube-system/traefik has; expected ${POOLS}`,
      ],
    ],
    [
      'a Service with an address that is listed as available',
      [TRAEFIK, balanced('apps/web', '192.168.7.231')],
      ['warning: Service apps/web has 192.168.7.231; expected 192.168.7.231-192.168.7.232 is available'],
    ],
    [
      'an allocation that another address has',
      [balanced('kube-system/traefik', '192.168.7.99')],
      ['error: Service kube-system/traefik has 192.168.7.99; expected kube-system/traefik has 192.168.7.230'],
    ],
    [
      'an allocation without its Service',
      [],
      [
        'error: no Service kube-system/traefik of type LoadBalancer exists; expected kube-system/traefik has 192.168.7.230',
      ],
    ],
    [
      'nothing of Services of another class',
      [TRAEFIK, balanced('apps/web', null, { spec: { loadBalancerClass: 'tailscale' } })],
      [],
    ],
  ])('finds %s', async (_, services, problems) => {
    expect(await problemsOf(loadBalancerAddressesCheck, clusterWith(services))).toEqual(problems);
  });
});
