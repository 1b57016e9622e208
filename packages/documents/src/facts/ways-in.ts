import type { Exposure, IngressController, Network } from '@netloom/network-model';

/** The hosts that go through an ingress: its own, and those that the tunnel hands to it. */
export function throughIngress(network: Network, { name }: IngressController): readonly Exposure[] {
  return network.exposures.filter(({ ingress }) => ingress === name);
}

/** The hosts that cloudflared hands straight to a Service. */
export function pastIngress({ exposures }: Network): readonly Exposure[] {
  return exposures.filter(({ via, origin }) => via === 'tunnel' && origin.includes('service'));
}

/** The host that shows a way in: the first without a wildcard, else the first. */
export function exampleOf(exposures: readonly Exposure[]): Exposure | null {
  return exposures.find(({ host }) => !host.startsWith('*')) ?? exposures[0] ?? null;
}

/** A host of an exposure that can be asked for: a wildcard stands for any name. */
export function askedHost({ host }: Exposure): string {
  return host.replace(/^\*/, 'any');
}
