import type { Address } from '@netloom/addresses';
import type { Network } from './network.ts';

/** A load balancer address that a Service asks MetalLB for. */
export interface Pin {
  readonly by: 'ingress' | 'kubernetes-api';
  readonly address: Address;
  /** Of the Service; null where the file does not state it. */
  readonly namespace: string | null;
}

/** The addresses that the network itself depends on. */
export function pinsOf({ ingress, cluster: { api } }: Network): readonly Pin[] {
  const traefik = (ingress?.addresses ?? []).map((address): Pin => ({
    by: 'ingress',
    address,
    namespace: ingress?.namespace ?? null,
  }));
  const balanced = api?.by === 'metallb' ? api.addresses : [];
  return [
    ...traefik,
    ...balanced.map((address): Pin => ({ by: 'kubernetes-api', address, namespace: null })),
  ];
}

/** `ingress`, `the Kubernetes API`. */
export function describePinned(by: Pin['by']): string {
  return by === 'ingress' ? 'ingress' : 'the Kubernetes API';
}
