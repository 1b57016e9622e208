import type { Address } from '@netloom/addresses';
import type { Host } from '@netloom/network-model';
import { describePort, type Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { apiName } from './api-name.ts';

/** The host that has the address, and the API on the nodes. */
export function hostHop(
  index: NetworkIndex,
  flow: Flow,
  { address, host }: { readonly address: Address; readonly host: Host | null },
): Hop {
  if (host === null) {
    const subnet = index.addresses().subnetOf(address);
    return unknown(
      'host',
      `which host has ${address} is not stated`,
      subnet === null ? null : index.at(subnet),
    );
  }
  const at = index.at(host);
  const { apiPort } = index.network.cluster;
  const asksApi = flow.port === apiPort && flow.protocol === 'tcp';
  const node = index.network.nodes.find(({ name }) => host.role === 'node' && name === host.name);
  if (asksApi && node !== undefined) {
    return node.role === 'server'
      ? allow(
          'host',
          `${host.name} is a server: ${apiName(index.network.cluster)} listens on ${describePort(flow)}`,
          at,
        )
      : deny(
          'host',
          `${host.name} is an agent: ${apiName(index.network.cluster)} listens on servers only`,
          at,
        );
  }
  return allow(
    'host',
    `${host.name} receives it; what listens there on ${describePort(flow)} is not stated`,
    at,
  );
}
