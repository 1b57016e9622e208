import { IntervalSet } from '@netloom/addresses';
import {
  isOutsideCluster,
  printEndpoint,
  segmentSubnets,
  serviceOf,
  type Endpoint,
  type Service,
} from '@netloom/network-model';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress, nodeSender, podSender, someNode } from '../sender.ts';
import { noSource, outsideSource, uncertainSource, type Source } from './source.ts';

/** A pod, a node, a host: all that a name of the network stands for. */
export function namedSource(
  index: NetworkIndex,
  endpoint: Extract<Endpoint, { readonly kind: 'named' }>,
): Source {
  const label = printEndpoint(endpoint);
  switch (endpoint.what) {
    case 'pod':
    case 'service': {
      const service = serviceOf(index.network, { namespace: endpoint.namespace, service: endpoint.name });
      if (service !== undefined && isOutsideCluster(service)) return outsideService(label, service);
      const pods = index.workloads().get(`${endpoint.namespace}/${endpoint.name}`);
      if (pods === undefined) return noSource(label, `the network has no ${label}`);
      if (pods.hostNetwork) return { kind: 'known', label, segment: 'node', sender: someNode(index, label) };
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
    case 'ingress': {
      const ingress = index.network.ingresses.find(({ name }) => name === endpoint.name);
      if (ingress === undefined) return noSource(label, `the network has no ${label}`);
      const { proxy } = ingress;
      if (proxy === null) {
        return uncertainSource(label, `the pods of ${label} are not stated`, index.at(ingress));
      }
      return { kind: 'known', label, segment: 'pod', sender: podSender(index, { ...proxy, label }) };
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

/** A device that is behind a Service sends from its own address. */
function outsideService(label: string, { addresses }: Service): Source {
  return outsideSource('lan', label, IntervalSet.of(addresses.map(intervalOfAddress)));
}
