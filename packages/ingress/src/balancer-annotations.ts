import type { Balancing, IngressController } from '@netloom/network-model';

/** What the load balancer reads on the Service of an ingress. */
export function balancerAnnotations(
  { addresses, allowSharedIp }: IngressController,
  { asksFor }: Balancing,
): Readonly<Record<string, string>> {
  if (addresses.length === 0) return {};
  const { asksFor } = balancing(network);
  return {
    ...(asksFor.addresses !== null && { [asksFor.addresses]: addresses.map(String).join(',') }),
    ...(asksFor.sharing !== null && allowSharedIp !== null && { [asksFor.sharing]: allowSharedIp }),
  };
}
