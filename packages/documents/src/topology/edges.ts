import type { Network } from '@netloom/network-model';
import { routesTo } from '../facts/routes-to.ts';
import { pastIngress, throughIngress } from '../facts/ways-in.ts';
import type { Edge } from '../mermaid/flowchart.ts';
import { connectorId, ingressId } from './boxes.ts';
import type { ServiceBoxes } from './service-boxes.ts';

/** The ways in, each edge once. */
export function topologyEdges(network: Network, services: ServiceBoxes): readonly Edge[] {
  const edges = [
    ...publicEdges(network, services),
    ...tailnetEdges(network),
    ...ingressEdges(network, services),
    ...(services.boxes.length === 0 ? [] : [{ from: 'services', to: 'pods', label: 'kube-proxy' }]),
  ];
  return [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
}

function* publicEdges(network: Network, { boxOf }: ServiceBoxes): Generator<Edge> {
  if (network.tunnel === null) return;
  yield { from: 'users', to: 'edge' };
  yield { from: 'edge', to: 'cloudflared', label: 'Tunnel' };
  for (const ingress of network.ingresses) {
    if (throughIngress(network, ingress).every(({ via }) => via !== 'tunnel')) continue;
    yield { from: 'cloudflared', to: ingressId(network, ingress) };
  }
  for (const { namespace, service } of pastIngress(network)) {
    yield { from: 'cloudflared', to: boxOf(namespace, service) };
  }
}

function* tailnetEdges(network: Network): Generator<Edge> {
  const { tailnet, connectors, ingresses } = network;
  if (tailnet === null) return;
  yield { from: 'users', to: 'coordination' };
  for (const [index, { name }] of connectors.entries()) {
    const id = connectorId(connectors, index);
    yield { from: 'coordination', to: id, label: 'WireGuard' };
    for (const ingress of ingresses) {
      const routes = ingress.addresses.flatMap((address) => routesTo(network, address));
      if (routes.some(({ connector }) => connector === name)) {
        yield { from: id, to: ingressId(network, ingress) };
      }
    }
  }
}

function* ingressEdges(network: Network, { boxOf }: ServiceBoxes): Generator<Edge> {
  for (const ingress of network.ingresses) {
    const id = ingressId(network, ingress);
    yield { from: 'devices', to: id };
    for (const { namespace, service } of throughIngress(network, ingress)) {
      yield { from: id, to: boxOf(namespace, service) };
    }
  }
}
