import type { ApiObject } from '@netloom/cluster';
import { SYMPTOMS } from '@netloom/documents/symptoms';
import { serviceOf, type Network, type Service } from '@netloom/network-model';
import * as z from 'zod';
import type { CheckDefinition } from '../../check.ts';
import { countOf } from '../../count-of.ts';
import type { DoctorFacts } from '../../facts.ts';
import { fixBy, outcome, type Problem } from '../../outcome.ts';

const ServiceSpec = z.looseObject({ ports: z.array(z.looseObject({ port: z.int() })).default([]) });
const Slice = z.looseObject({
  endpoints: z
    .array(z.looseObject({ conditions: z.looseObject({ ready: z.boolean().nullish() }).default({}) }))
    .nullish(),
});

interface Observed {
  readonly services: readonly ApiObject[];
  readonly slices: readonly ApiObject[];
}

/** The Services behind the exposed hosts: that they have their ports, and pods that are ready. */
export const backendsCheck: CheckDefinition<Observed> = {
  id: 'backends',
  subject: 'ingress',
  title: 'Services behind the exposed hosts',
  symptom: SYMPTOMS.badGateway,
  applies: (network) => exposedServices(network).length > 0,
  observe: async ({ cluster }) => {
    const reader = await cluster;
    const [services, slices] = await Promise.all([
      reader.list({ apiVersion: 'v1', kind: 'Service' }),
      reader.list({ apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' }),
    ]);
    return { services, slices };
  },
  compare: (observed, facts) => {
    const exposed = exposedServices(facts.network);
    return outcome(
      `${countOf(exposed.length, 'Service')} with ready pods`,
      exposed.flatMap((service) => problemOf(service, observed, facts) ?? []),
    );
  },
};

export function exposedServices(network: Network): readonly Service[] {
  return [...new Set(network.exposures.flatMap((exposure) => serviceOf(network, exposure) ?? []))];
}

function problemOf(
  service: Service,
  { services, slices }: Observed,
  { origins }: DoctorFacts,
): Problem | null {
  const { name, namespace, port } = service;
  const at = origins.of(service);
  const isOf = ({ metadata }: ApiObject, label: string): boolean =>
    metadata.namespace === namespace && label === name;
  const live = services.find((one) => isOf(one, one.metadata.name));
  if (live === undefined) {
    const saw = `Service ${namespace}/${name} does not exist`;
    const fix = fixBy(
      'Deploy the app, or correct the network.',
      `kubectl --namespace ${namespace} get services`,
    );
    return { severity: 'error', saw, expected: `it listens on port ${port}`, at, fix };
  }
  const ports = ServiceSpec.safeParse(live.spec).data?.ports.map((each) => each.port) ?? [];
  if (!ports.includes(port)) {
    const saw = `Service ${namespace}/${name} has port ${ports.join(', ')}`;
    const fix = fixBy('Correct the port in the network.', 'netloom apply');
    return { severity: 'error', saw, expected: `port ${port}`, at: origins.of(service, 'port'), fix };
  }
  const own = slices.filter((slice) =>
    isOf(slice, slice.metadata.labels?.['kubernetes.io/service-name'] ?? ''),
  );
  if (own.some(hasReady)) return null;
  return {
    severity: 'error',
    saw: `Service ${namespace}/${name} has no pod that is ready`,
    expected: 'at least one',
    at,
    fix: fixBy(
      'See why its pods are not ready.',
      `kubectl --namespace ${namespace} get pods`,
      `kubectl --namespace ${namespace} describe endpointslices --selector kubernetes.io/service-name=${name}`,
    ),
  };
}

/** A condition that is not set counts as ready: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions */
function hasReady(slice: ApiObject): boolean {
  const { endpoints } = Slice.safeParse(slice).data ?? {};
  return endpoints?.some(({ conditions }) => conditions.ready !== false) === true;
}
