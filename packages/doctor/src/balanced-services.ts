import { Address } from '@netloom/addresses';
import type { ApiObject, ClusterReader } from '@netloom/cluster';
import * as z from 'zod';

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
export interface BalancedService {
  /** `namespace/name` */
  readonly name: string;
  readonly addresses: readonly Address[];
  /** Those that it asks for. */
  readonly asksFor: readonly Address[];
}

/** All of them, with the addresses that they have. */
export async function balancedServices(cluster: ClusterReader): Promise<readonly BalancedService[]> {
  const services = await cluster.list({ apiVersion: 'v1', kind: 'Service' });
  return services.flatMap((service) => toBalanced(service) ?? []);
}

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
