import type { Address } from '@netloom/addresses';
import type { Interface, Node } from './network.ts';

interface OnSegments {
  readonly addresses: readonly Address[];
  readonly interfaces: readonly Interface[];
}

/** The addresses of a machine on the home network: the primary ones first, then those in further segments. */
export function segmentAddresses({ addresses, interfaces }: OnSegments): readonly Address[] {
  return [...addresses, ...interfaces.flatMap((one) => one.addresses)];
}

/** All addresses of a node: on the home network, then in VNets. */
export function nodeAddresses(node: OnSegments & Pick<Node, 'sdnAddresses'>): readonly Address[] {
  return [...segmentAddresses(node), ...node.sdnAddresses];
}
