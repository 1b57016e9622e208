import type { Address } from '@netloom/addresses';
import { SYMPTOMS } from '@netloom/documents/symptoms';
import { describeRanges, metallbOf, type Pool } from '@netloom/network-model';
import { balancedServices, type BalancedService } from '../../balanced-services.ts';
import type { CheckDefinition } from '../../check.ts';
import { countOf } from '../../count-of.ts';
import type { DoctorFacts } from '../../facts.ts';
import { fixBy, outcome, type Problem } from '../../outcome.ts';

/** Which Service has which address of the pools. */
export const loadBalancerAddressesCheck: CheckDefinition<readonly BalancedService[]> = {
  id: 'load-balancer-addresses',
  subject: 'load-balancer',
  title: 'addresses of Services',
  symptom: SYMPTOMS.pending,
  applies: (network) => metallbOf(network) !== null,
  observe: async ({ cluster }) => balancedServices(await cluster),
  compare: (services, facts) =>
    outcome(`${countOf(services.length, 'Service')} of type LoadBalancer`, [
      ...pendingServices(services, facts),
      ...otherAllocations(services, facts),
      ...otherBalancers(services, facts),
    ]),
};

function* pendingServices(
  services: readonly BalancedService[],
  { network, origins }: DoctorFacts,
): Iterable<Problem> {
  for (const { name, addresses, asksFor } of services) {
    if (addresses.length > 0) continue;
    const outside = asksFor.find((address) => poolOf(network.pools, address) === undefined);
    const taken = services.find(
      (other) =>
        other.name !== name && other.addresses.some((one) => asksFor.some((asked) => asked.equals(one))),
    );
    const automatic = network.pools.find(({ autoAssign }) => autoAssign) ?? network.pools[0];
    const wanted = asksFor.length === 0 ? '' : `, and asks for ${asksFor.map(String).join(', ')}`;
    const who = taken === undefined ? '' : `, which ${taken.name} has`;
    yield {
      severity: 'error',
      saw: `Service ${name} has no address${wanted}${outside === undefined ? who : ', which is in no pool'}`,
      expected:
        automatic === undefined
          ? 'an address of a pool'
          : `an address of ${network.pools.map((pool) => describePool(pool)).join(' or ')}`,
      at: automatic === undefined ? null : origins.of(automatic, 'addresses'),
      fix: fixBy(
        'Add addresses to a pool and apply, or let it ask for a free one. MetalLB says why.',
        describeService(name),
      ),
    };
  }
}

function* otherAllocations(
  services: readonly BalancedService[],
  { network, origins }: DoctorFacts,
): Iterable<Problem> {
  for (const row of network.allocations) {
    const { addresses, service } = row;
    const at = origins.of(row);
    const written = describeRanges([addresses.interval]);
    const holders = services.filter((one) => one.addresses.some((address) => addresses.contains(address)));
    if (service === null) {
      for (const {
        name,
        addresses: [first],
      } of holders) {
        const fix = fixBy('Write the allocation down under loadBalancer.allocations.', 'netloom build');
        const saw = `Service ${name} has ${first?.toString() ?? ''}`;
        yield { severity: 'warning', saw, expected: `${written} is available`, at, fix };
      }
      continue;
    }
    if (holders.some(({ name }) => name === service)) continue;
    const live = services.find(({ name }) => name === service);
    // a pending one is reported already
    if (live?.addresses.length === 0) continue;
    yield {
      severity: 'error',
      saw:
        live === undefined
          ? `no Service ${service} of type LoadBalancer exists`
          : `Service ${service} has ${live.addresses.map(String).join(', ')}`,
      expected: `${service} has ${written}`,
      at,
      fix: fixBy('', live === undefined ? 'kubectl get services --all-namespaces' : describeService(service)),
    };
  }
}

/** Services that the network gives an address of their own, and that have another. */
function* otherBalancers(
  services: readonly BalancedService[],
  { network, origins }: DoctorFacts,
): Iterable<Problem> {
  for (const balancer of network.balancers) {
    const name = `${balancer.namespace}/${balancer.name}`;
    const live = services.find((one) => one.name === name);
    const missing = balancer.addresses.filter(
      (address) => live?.addresses.some((other) => other.equals(address)) !== true,
    );
    // one that does not exist, or has no address at all, is reported already
    if (live === undefined || live.addresses.length === 0 || missing.length === 0) continue;
    yield {
      severity: 'error',
      saw: `Service ${name} has ${live.addresses.map(String).join(', ')}`,
      expected: `${name} has ${balancer.addresses.map(String).join(', ')}`,
      at: origins.of(balancer),
      fix: fixBy('', describeService(name)),
    };
  }
}

function describeService(name: string): string {
  const [namespace = '', service = ''] = name.split('/');
  return `kubectl --namespace ${namespace} describe service ${service}`;
}

function poolOf(pools: readonly Pool[], address: Address): Pool | undefined {
  return pools.find(({ addresses }) => addresses.some((block) => block.contains(address)));
}

function describePool({ name, addresses }: Pool): string {
  return `pool "${name}" (${addresses.map(String).join(', ')})`;
}
