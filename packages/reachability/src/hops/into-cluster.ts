import type { Flow } from '../flow.ts';
import { deny, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { Segment } from '../sources/source.ts';
import { notGloballyReachable } from '../special-purpose.ts';
import { noRouteHop } from './routing.ts';
import { tailnetCidrHops } from './tailnet.ts';

/**
 * To a Service or pods whose addresses are not known in advance: the path must lead to their whole CIDR. null where none
 * does.
 */
export function* intoClusterHops(
  index: NetworkIndex,
  flow: Flow,
  to: { readonly segment: Segment; readonly space: 'services' | 'pods'; readonly what: string },
): Generator<Hop, Flow | null> {
  const { segment, space, what } = to;
  if (segment === 'pod' || segment === 'node') return flow;
  const subnet = index.network.subnets.find((one) => one.space === space && one.cidr.family === flow.family);
  if (subnet === undefined) throw new Error(`a cluster without ${space}`);
  if (segment === 'tailnet') return yield* tailnetCidrHops(index, flow, subnet.cidr);
  const reason = segment === 'internet' ? notGloballyReachable(subnet.cidr.first) : null;
  const text = `${what} has an address in ${subnet.cidr}, which is ${reason ?? ''}: it is not routed on the internet`;
  yield reason === null
    ? noRouteHop(index, { label: flow.sender.label, what, subnet })
    : deny('internet', text, index.at(subnet));
  return null;
}
