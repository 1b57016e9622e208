/** Annotations by which a Service asks for load balancer addresses: MetalLB, Cilium LB-IPAM and kube-vip. */
export const ADDRESS_ANNOTATIONS: readonly string[] = [
  'metallb.io/loadBalancerIPs',
  'metallb.universe.tf/loadBalancerIPs',
  'lbipam.cilium.io/ips',
  'io.cilium/lb-ipam-ips',
  'kube-vip.io/loadbalancerIPs',
];
