import { Address } from '@netloom/addresses';
import type { ApiObject } from '@netloom/cluster';
import { SYMPTOMS } from '@netloom/documents/symptoms';
import { describeRanges, type Pool } from '@netloom/network-model';
import * as z from 'zod';
import type { CheckDefinition, Problem } from '../../check.ts';
import type { DoctorFacts } from '../../facts.ts';
import { countOf, fixBy, judged } from '../../judgements.ts';

const Spec = z.looseObject({
  type: z.string().default('ClusterIP'),
  loadBalancerIP: z.string().optional(),
  loadBalancerClass: z.string().optional(),
});
const Status = z.looseObject({
  loadBalancer: z
    .looseObject({ ingress: z.array(z.looseObject({ ip: z.string().optional() })).nullish() })
    .default({}),
});

/** A Service of type LoadBalancer that MetalLB gives an address to. */
interface BalancedService {
  /** `namespace/name` */
  readonly name: string;
  readonly addresses: readonly Address[];
  /** Those that it asks for. */
  readonly asksFor: readonly Address[];
}

/** Which Service has which address of the pools. */
export const loadBalancerAddressesCheck: CheckDefinition<readonly BalancedService[]> = {
  id: 'load-balancer-addresses',
  subject: 'load-balancer',
  title: 'addresses of Services',
  symptom: SYMPTOMS.pending,
  applies: ({ loadBalancer }) => loadBalancer !== null,
  observe: async ({ cluster }) => {
    const services = await (await cluster).list({ apiVersion: 'v1', kind: 'Service' });
    return services.flatMap((service) => toBalanced(service) ?? []);
  },
  judge: (services, facts) =>
    judged(`${countOf(services.length, 'Service')} of type LoadBalancer`, [
      ...pendingServices(services, facts),
      ...otherAllocations(services, facts),
    ]),
};

function toBalanced({ metadata, spec, status }: ApiObject): BalancedService | null {
  const { type, loadBalancerClass, loadBalancerIP } = Spec.safeParse(spec).data ?? {};
  // MetalLB leaves other classes to others
  if (type !== 'LoadBalancer' || (loadBalancerClass ?? 'metallb') !== 'metallb') return null;
  const asked =
    metadata.annotations?.['metallb.io/loadBalancerIPs'] ??
    metadata.annotations?.['metallb.universe.tf/loadBalancerIPs'] ??
    loadBalancerIP ??
    '';
  const given = Status.safeParse(status).data?.loadBalancer.ingress ?? [];
  return {
    name: `${metadata.namespace ?? ''}/${metadata.name}`,
    addresses: given.flatMap(({ ip }) => parse(ip ?? '')),
    asksFor: asked.split(',').flatMap((text) => parse(text.trim())),
  };
}

function parse(text: string): readonly Address[] {
  const parsed = Address.parse(text);
  return parsed.ok ? [parsed.value] : [];
}

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
    // a pending one is told already
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
