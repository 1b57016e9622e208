import { LOAD_BALANCERS } from '../load-balancers.ts';
import type { LoadBalancerName } from '../network.ts';
import type { FoundMistake } from './refuse.ts';

interface StatedLoadBalancer {
  readonly by: LoadBalancerName;
  readonly pools: readonly StatedPool[];
  readonly l2Advertisements: readonly { readonly pools: readonly string[] }[];
  readonly bgp: {
    readonly peers: readonly StatedPeer[];
    readonly advertisements: readonly StatedAdvertisement[];
  };
  readonly bfdProfiles: readonly unknown[];
  readonly communities: readonly unknown[];
}

interface StatedPeer {
  readonly holdTime?: number | undefined;
  readonly keepaliveTime?: number | undefined;
  readonly bfdProfile?: string | undefined;
  readonly vrf?: string | undefined;
}

interface StatedAdvertisement {
  readonly pools: readonly string[];
  readonly nodes: readonly string[];
  readonly communities: readonly string[];
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
  const speaksBgp = by === 'cilium';
  const lists = [
    ['bgp', 'peers', speaksBgp ? [] : bgp.peers],
    ['bgp', 'advertisements', speaksBgp ? [] : bgp.advertisements],
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
function* ciliumMistakes({ pools, l2Advertisements, bgp }: StatedLoadBalancer): Iterable<FoundMistake> {
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
  for (const [index, peer] of bgp.peers.entries()) yield* peerMistakes(peer, ['bgp', 'peers', index]);
  for (const [index, row] of bgp.advertisements.entries()) {
    yield* advertisementMistakes(row, ['bgp', 'advertisements', index]);
  }
}

/** Seconds; the CRD's own bound, which is that of RFC 4271 without 0. */
const LEAST_HOLD = 3;

function* peerMistakes(
  { holdTime, keepaliveTime, bfdProfile, vrf }: StatedPeer,
  path: FoundMistake['path'],
): Iterable<FoundMistake> {
  if (bfdProfile !== undefined) {
    const message = 'Cilium has no BFD: leave it out, and shorten holdTime';
    yield { message, input: bfdProfile, path: [...path, 'bfdProfile'] };
  }
  if (vrf !== undefined) {
    yield { message: "Cilium's sessions have no VRF: leave it out", input: vrf, path: [...path, 'vrf'] };
  }
  if (holdTime !== undefined && holdTime < LEAST_HOLD) {
    const message = `Cilium takes a hold time of ${LEAST_HOLD}s or more`;
    yield { message, input: holdTime, path: [...path, 'holdTime'] };
  }
  if (holdTime !== undefined && keepaliveTime !== undefined && keepaliveTime > holdTime) {
    const message = `it is longer than the hold time, ${holdTime}s`;
    yield { message, input: keepaliveTime, path: [...path, 'keepaliveTime'] };
  }
}

/** A CiliumBGPAdvertisement selects Services, and its routes come from every node that has the session. */
function* advertisementMistakes(
  { pools, nodes, communities }: StatedAdvertisement,
  path: FoundMistake['path'],
): Iterable<FoundMistake> {
  if (pools.length > 0) {
    const message = 'a CiliumBGPAdvertisement announces the addresses of every pool: leave it out';
    yield { message, input: pools, path: [...path, 'pools'] };
  }
  if (nodes.length > 0) {
    const message = 'with Cilium the nodes of a peer announce: state them there';
    yield { message, input: nodes, path: [...path, 'nodes'] };
  }
  for (const [index, community] of communities.entries()) {
    if (community.includes(':')) continue;
    const message = 'Cilium has no names for communities: write its value, such as 64512:100';
    yield { message, input: community, path: [...path, 'communities', index] };
  }
}
