import { LOAD_BALANCERS } from '../load-balancers.ts';
import type { LoadBalancerName } from '../network.ts';
import type { FoundMistake } from './refuse.ts';

interface StatedLoadBalancer {
  readonly by: LoadBalancerName;
  readonly pools: readonly StatedPool[];
  readonly l2Advertisements: readonly { readonly pools: readonly string[] }[];
  readonly bgp: { readonly peers: readonly unknown[]; readonly advertisements: readonly unknown[] };
  readonly bfdProfiles: readonly unknown[];
  readonly communities: readonly unknown[];
}

interface StatedPool {
  readonly autoAssign: boolean;
  readonly avoidBuggyIPs: boolean;
  readonly serviceAllocation?:
    | {
        readonly priority?: number | undefined;
        readonly namespaces: readonly unknown[];
        readonly namespaceSelectors: readonly unknown[];
        readonly serviceSelectors: readonly unknown[];
      }
    | undefined;
}

/** What MetalLB alone can do, stated of another load balancer. */
export function loadBalancerMistakes(stated: StatedLoadBalancer): readonly FoundMistake[] {
  const { by, bgp, bfdProfiles, communities } = stated;
  if (by === 'metallb') return [];
  const lists = [
    ['bgp', 'peers', bgp.peers],
    ['bgp', 'advertisements', bgp.advertisements],
    ['bfdProfiles', null, bfdProfiles],
    ['communities', null, communities],
  ] as const;
  const own = lists.flatMap(([key, within, list]) => {
    if (list.length === 0) return [];
    const message = `it configures MetalLB, but the load balancer is ${by}`;
    return [{ message, input: list, path: within === null ? [key] : [key, within] }];
  });
  return [...own, ...(by === 'cilium' ? ciliumMistakes(stated) : [])];
}

/** A CiliumLoadBalancerIPPool has one selector of Services, and a CiliumL2AnnouncementPolicy names no pool. */
function* ciliumMistakes({ pools, l2Advertisements }: StatedLoadBalancer): Iterable<FoundMistake> {
  const { title } = LOAD_BALANCERS.cilium;
  for (const [index, { autoAssign, avoidBuggyIPs, serviceAllocation: allocation }] of pools.entries()) {
    const path = ['pools', index];
    if (!autoAssign) {
      const message = `${title} gives an address of every pool to any Service that the pool selects: write serviceAllocation.serviceSelectors instead`;
      yield { message, input: autoAssign, path: [...path, 'autoAssign'] };
    }
    if (avoidBuggyIPs) {
      const message = `${title} has no such setting: leave these addresses out of the pool`;
      yield { message, input: avoidBuggyIPs, path: [...path, 'avoidBuggyIPs'] };
    }
    if (allocation === undefined) continue;
    const { priority, namespaces, namespaceSelectors, serviceSelectors } = allocation;
    const isOne = serviceSelectors.length === 1;
    if (isOne && priority === undefined && namespaces.length + namespaceSelectors.length === 0) continue;
    const message = `a pool of ${title} has one entry of serviceSelectors, and nothing else`;
    yield { message, input: allocation, path: [...path, 'serviceAllocation'] };
  }
  for (const [index, { pools: named }] of l2Advertisements.entries()) {
    if (named.length === 0) continue;
    const message = 'a CiliumL2AnnouncementPolicy announces every pool: leave it out';
    yield { message, input: named, path: ['l2Advertisements', index, 'pools'] };
  }
}
