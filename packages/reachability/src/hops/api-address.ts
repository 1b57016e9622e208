import { IntervalSet, type Address } from '@netloom/addresses';
import type { ClusterApi } from '@netloom/network-model';
import { describePort, type Flow } from '../flow.ts';
import { allow, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress } from '../sender.ts';
import { serversHops } from './api-server.ts';
import { firewallHop } from './firewall.ts';

/** The address of the API that machines answer at, each of the servers or a load balancer before them. */
export function apiAt({ network }: NetworkIndex, address: Address): ClusterApi | null {
  const { api } = network.cluster;
  if (api === null || api.by === 'metallb') return null;
  return api.addresses.some((one) => one.equals(address)) ? api : null;
}

/** kube-vip and keepalived give it to one of the servers: what listens on all addresses of a server answers there, too. */
export function* serverWithApiHops(
  index: NetworkIndex,
  flow: Flow,
  { address, api }: { readonly address: Address; readonly api: ClusterApi },
): Generator<Hop> {
  yield firewallHop(index, flow, { address, guarded: 'nodes' });
  const holder = `${api.by} gives ${address} to one of the servers`;
  const text = asksApi(flow, api)
    ? `${holder}: the Kubernetes API answers on ${describePort(flow)}`
    : `${holder}; what listens there on ${describePort(flow)} is not stated`;
  yield allow('host', text, index.at(api));
}

/** From a load balancer before the servers to any of them. */
export function* throughLoadBalancerHops(
  index: NetworkIndex,
  flow: Flow,
  { address, api }: { readonly address: Address; readonly api: ClusterApi },
): Generator<Hop> {
  const name = index.addresses().hostAt(address)?.name ?? `the load balancer at ${address}`;
  const text = `${name} passes ${describePort(flow)} on to the Kubernetes API of the servers`;
  yield allow('host', text, index.at(api));
  const sender = {
    kind: 'outside',
    label: name,
    addresses: IntervalSet.of([intervalOfAddress(address)]),
  } as const;
  yield* serversHops(index, { ...flow, sender, port: index.network.cluster.apiPort }, name);
}

/** A question without a port asks for any open one. */
export function asksApi({ port, protocol }: Flow, api: ClusterApi): boolean {
  return port === null || (port === api.port && protocol === 'tcp');
}
