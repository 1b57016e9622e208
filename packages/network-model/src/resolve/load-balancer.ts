import type { NetworkFile } from '../file/network-file.ts';
import type { Allocation, L2Advertisement, LoadBalancer, Pool } from '../network.ts';
import type { Recording } from './recording.ts';

export function toLoadBalancer({ loadBalancer }: NetworkFile, record: Recording): LoadBalancer | null {
  if (loadBalancer === undefined) return null;
  return record.from(loadBalancer, { by: loadBalancer.by, namespace: loadBalancer.namespace });
}

export function toPools({ loadBalancer }: NetworkFile, record: Recording): readonly Pool[] {
  return record.rows(loadBalancer?.pools, (pool) => {
    const { serviceAllocation } = pool;
    return {
      name: pool.name,
      addresses: pool.addresses,
      autoAssign: pool.autoAssign,
      avoidBuggyIPs: pool.avoidBuggyIPs,
      allocation:
        serviceAllocation === undefined
          ? null
          : record.from(serviceAllocation, {
              ...serviceAllocation,
              priority: serviceAllocation.priority ?? null,
            }),
    };
  });
}

export function toL2Advertisements({ loadBalancer }: NetworkFile): readonly L2Advertisement[] {
  return loadBalancer?.l2Advertisements ?? [];
}

export function toAllocations({ loadBalancer }: NetworkFile, record: Recording): readonly Allocation[] {
  return record.rows(loadBalancer?.allocations, (row) => ({
    addresses: row.addresses,
    service: row.service ?? null,
    allowSharedIp: row.allowSharedIp ?? null,
  }));
}
