import type { IngressController } from '@netloom/network-model';

/** What MetalLB reads on the Service of an ingress. */
export function balancerAnnotations({ addresses, allowSharedIp }: IngressController): {
  readonly 'metallb.io/loadBalancerIPs'?: string;
  readonly 'metallb.io/allow-shared-ip'?: string;
} {
  if (addresses.length === 0) return {};
  return {
    'metallb.io/loadBalancerIPs': addresses.map(String).join(','),
    ...(allowSharedIp !== null && { 'metallb.io/allow-shared-ip': allowSharedIp }),
  };
}
