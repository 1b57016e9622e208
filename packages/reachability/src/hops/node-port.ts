import type { Address } from '@netloom/addresses';
import type { Flow, ServiceFlow } from '../flow.ts';
import { allow, unknown, type Hop } from '../hop.ts';
import { nodePortOf, type NodePort } from '../network-index/balancers.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { masqueradedSender } from '../sender.ts';
import { describeService } from './service.ts';

/** The Service that a port of every node leads to; null where none has it. */
export function nodePortAt(index: NetworkIndex, flow: Flow, address: Address): NodePort | null {
  return index.addresses().hostAt(address)?.role === 'node' ? nodePortOf(index.network, flow) : null;
}

/** kube-proxy on the node forwards it; under Local only to pods that the node runs, and with the client's own address. */
export function* nodePortHops(
  index: NetworkIndex,
  flow: Flow,
  { balancer, port, address }: NodePort & { readonly address: Address },
): Generator<Hop, ServiceFlow> {
  const service = index.services().get(`${balancer.namespace}/${balancer.name}`);
  if (service === undefined) throw new Error(`no Service ${balancer.namespace}/${balancer.name}`);
  const node = index.addresses().hostAt(address)?.name ?? address.toString();
  const text = `kube-proxy on ${node} forwards port ${flow.port ?? ''} to ${describeService(service)}`;
  const isLocal = balancer.externalTrafficPolicy === 'Local';
  const only = `${text}, whose pods must run there: whether they do is not stated`;
  const several = index.network.nodes.length > 1;
  yield isLocal && several
    ? unknown('node', only, index.at(balancer))
    : allow('node', text, index.at(balancer));
  const sender = isLocal ? flow.sender : masqueradedSender(index, flow.sender);
  return { flow: { ...flow, sender, port }, service };
}
