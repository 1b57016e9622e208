import type { Address } from '@netloom/addresses';
import type { ClusterApi } from './network.ts';

/** The addresses of the API that one of the servers has at a time. */
export function apiOnNodes(api: Pick<ClusterApi, 'by' | 'addresses'> | null): readonly Address[] {
  return api?.by === 'kube-vip' || api?.by === 'keepalived' ? api.addresses : [];
}
