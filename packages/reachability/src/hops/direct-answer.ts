import type { Address } from '@netloom/addresses';
import { hasSegments, nodeAddresses, segmentSubnets, type Subnet } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { addressesOfFamily } from '../sender.ts';
import { describeRouter } from './routing.ts';

/**
 * What a router brings from the link of a sender to a machine that has an address on that link, too: the machine answers
 * directly, past the router. Linux chooses the way by the destination alone, may refuse the question as one that comes the
 * wrong way (rp_filter), and a router that follows connections sees half of this one.
 */
export function* directAnswerHops(
  index: NetworkIndex,
  { sender, family }: Flow,
  { address, subnet }: { readonly address: Address; readonly subnet: Subnet },
): Generator<Hop> {
  if (!hasSegments(index.network)) return;
  const own = addressesOfFamily(sender.addresses, family);
  for (const { label, addresses } of answering(index, address)) {
    const link = segmentSubnets(index.network).find(
      ({ name, cidr }) =>
        name !== subnet.name && own.overlaps(cidr.interval) && addresses.some((one) => cidr.contains(one)),
    );
    if (link === undefined) continue;
    const text = `${label} is in segment ${link.name} ${link.cidr}, too, and answers ${sender.label} there, past ${describeRouter(index)}: whether that is let through (rp_filter, connection tracking) is not stated`;
    yield unknown('lan', text, index.at(link));
    return;
  }
}

interface Answering {
  readonly label: string;
  readonly addresses: readonly Address[];
}

/** The machine that has the address, or the nodes, of which one has that of a load balancer. */
function answering(index: NetworkIndex, address: Address): readonly Answering[] {
  const host = index.addresses().hostAt(address);
  // what the router has it answers itself.
  if (host !== null && host.role !== 'gateway') {
    return [{ label: host.name, addresses: host.addresses.map((one) => one.address) }];
  }
  if (index.addresses().poolOf(address) === null) return [];
  return index.network.nodes.map((node) => ({
    label: `node ${node.name}, which may have ${address},`,
    addresses: nodeAddresses(node),
  }));
}
