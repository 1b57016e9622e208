import { balancing, type IngressController, type Network } from '@netloom/network-model';

/** How the Service of an ingress asks the load balancer for its addresses. */
export function balancerAnnotations(
  network: Network,
  { addresses, allowSharedIp }: IngressController,
): Readonly<Record<string, string>> {
  if (addresses.length === 0) return {};
  const { asksFor } = balancing(network);
  return {
    ...(asksFor.addresses !== null && { [asksFor.addresses]: addresses.map(String).join(',') }),
    ...(asksFor.sharing !== null && allowSharedIp !== null && { [asksFor.sharing]: allowSharedIp }),
  };
}
