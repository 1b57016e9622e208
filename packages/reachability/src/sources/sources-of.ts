import { intervalOf, IntervalSet } from '@netloom/addresses';
import { printEndpoint, type Endpoint } from '@netloom/network-model';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { namedSource } from './named-source.ts';
import { noSource, outsideSource, uncertainSource, type Source } from './source.ts';
import { zoneSources } from './zone-sources.ts';

/** The sources of an endpoint: it reaches a target where each of them does. */
export function sourcesOf(index: NetworkIndex, endpoint: Endpoint): readonly Source[] {
  switch (endpoint.kind) {
    case 'zone':
      return zoneSources(index, endpoint.zone);
    case 'literal':
      return [literalSource(index, endpoint)];
    case 'named':
      return [namedSource(index, endpoint)];
    default:
      return endpoint satisfies never;
  }
}

/** The source of an address is in the subnet that contains it; a node's address is the node. */
function literalSource(index: NetworkIndex, endpoint: Extract<Endpoint, { kind: 'literal' }>): Source {
  const { addresses: block } = endpoint;
  const label = printEndpoint(endpoint);
  const host = block.first.equals(block.last) ? index.addresses().hostAt(block.first) : null;
  if (host?.role === 'node') return namedSource(index, { kind: 'named', what: 'node', name: host.name });
  const subnet = index.addresses().subnetOf(block.first);
  if (index.addresses().poolOf(block.first) !== null) {
    return noSource(label, 'load balancer addresses only accept connections');
  }
  const addresses = IntervalSet.of([intervalOf(block)]);
  if (subnet === null) return outsideSource('internet', label, addresses);
  if (subnet.cidr.contains(block)) {
    if (subnet.space === 'services') return noSource(label, 'a Service opens no connections, its pods do');
    if (subnet.space === 'pods') {
      return uncertainSource(label, `which pod has ${label} is not stated`, index.at(subnet));
    }
    return outsideSource(subnet.space, label, addresses);
  }
  return uncertainSource(
    label,
    `only a part of ${label} is in ${subnet.name} ${subnet.cidr}`,
    index.at(subnet),
  );
}
