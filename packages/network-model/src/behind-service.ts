import type { Service } from './network.ts';

/** Whether something outside of the cluster is behind it, and no pods; a host may be named that the file does not have. */
export function isOutsideCluster({ addresses, hosts }: Pick<Service, 'addresses' | 'hosts'>): boolean {
  return addresses.length > 0 || hosts.length > 0;
}

/** Whether network policies can isolate what is behind it: pods with addresses of their own. */
export function hasOwnPods(service: Pick<Service, 'addresses' | 'hosts' | 'hostNetwork'>): boolean {
  return !service.hostNetwork && !isOutsideCluster(service);
}
