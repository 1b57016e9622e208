import { IntervalSet } from '@netloom/addresses';
import { printEndpoint, segmentSubnets, type Endpoint } from '@netloom/network-model';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress, nodeSender, podSender } from '../sender.ts';
import { noSource, outsideSource, type Source } from './source.ts';

/** A pod, a node, a host: all that a name of the network stands for. */
export function namedSource(
  index: NetworkIndex,
  endpoint: Extract<Endpoint, { readonly kind: 'named' }>,
): Source {
  const label = printEndpoint(endpoint);
  switch (endpoint.what) {
    case 'pod':
    case 'service': {
      const pods = index.workloads().get(`${endpoint.namespace}/${endpoint.name}`);
      if (pods === undefined) return noSource(label, `the network has no ${label}`);
      return { kind: 'known', label, segment: 'pod', sender: podSender(index, { ...pods, label }) };
    }
    case 'segment': {
      const own = segmentSubnets(index.network).filter(({ name }) => name === endpoint.name);
      if (own.length === 0) return noSource(label, `the network has no ${label}`);
      return outsideSource('lan', label, IntervalSet.of(own.map(({ cidr }) => cidr.interval)));
    }
    case 'vpn': {
      const vpn = index.network.vpns.find(({ name }) => name === endpoint.name);
      if (vpn === undefined) return noSource(label, `the network has no ${label}`);
      return outsideSource('vpn', label, IntervalSet.of(vpn.ranges.map(({ interval }) => interval)));
    }
    case 'pool':
      return noSource(label, 'load balancer addresses only accept connections');
    case 'node': {
      const node = index.network.nodes.find(({ name }) => name === endpoint.name);
      if (node === undefined) return noSource(label, `the network has no ${label}`);
      return { kind: 'known', label, segment: 'node', sender: nodeSender(index, node, label) };
    }
    case 'host': {
      const host = index.hosts().get(endpoint.name);
      if (host === undefined) return noSource(label, `the network has no ${label}`);
      const addresses = IntervalSet.of(host.addresses.map(({ address }) => intervalOfAddress(address)));
      return outsideSource('lan', label, addresses);
    }
    default:
      return endpoint satisfies never;
  }
}
