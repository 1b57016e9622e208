import type { Address } from '@netloom/addresses';
import type { Network } from './network.ts';

/** A load balancer address that a Service asks MetalLB for. */
export interface Pin {
  /** As claims call their owner. */
  readonly by: 'ingress' | 'kubernetes-api' | `service:${string}`;
  readonly address: Address;
  /** Of the Service; null where the file does not state it. */
  readonly namespace: string | null;
}

/** The addresses that the network itself depends on. */
export function pinsOf({ ingress, cluster: { api }, balancers }: Network): readonly Pin[] {
  const traefik = (ingress?.addresses ?? []).map((address): Pin => ({
    by: 'ingress',
    address,
    namespace: ingress?.namespace ?? null,
  }));
  const balanced = api?.by === 'metallb' ? api.addresses : [];
  return [
    ...traefik,
    ...balanced.map((address): Pin => ({ by: 'kubernetes-api', address, namespace: null })),
    ...balancers.flatMap(({ namespace, name, addresses }) =>
      addresses.map((address): Pin => ({ by: `service:${namespace}/${name}`, address, namespace })),
    ),
  ];
}

/** `ingress`, `the Kubernetes API`, `service "iot/mqtt-lb"`. */
export function describePinned(by: Pin['by']): string {
  if (by === 'ingress') return by;
  return by === 'kubernetes-api' ? 'the Kubernetes API' : `service "${by.slice('service:'.length)}"`;
}
