import { IntervalSet, type Address } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import { allow, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress, someNode } from '../sender.ts';
import { egressHops } from './policy.ts';

/** Packets that leave the cluster pass the egress policies of their pod, and carry their node's address. */
export function* leaveClusterHops(index: NetworkIndex, flow: Flow, address: Address): Generator<Hop, Flow> {
  const addresses = IntervalSet.of([intervalOfAddress(address)]);
  yield* egressHops(index, flow, { addresses, label: address.toString() });
  return yield* asNodeHops(index, flow);
}

/** The same where the policies are passed already. */
export function* asNodeHops(index: NetworkIndex, flow: Flow): Generator<Hop, Flow> {
  const { label } = flow.sender;
  const text = `packets of ${label} leave the cluster with the address of their node`;
  yield allow('node', text, index.at(index.network.cluster));
  return { ...flow, sender: someNode(index, `the node of ${label}`) };
}
