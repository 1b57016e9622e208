import type { Network } from '@netloom/network-model';
import { routesTo } from '../facts/routes-to.ts';
import { pastTraefik, throughTraefik } from '../facts/ways-in.ts';
import type { Edge } from '../mermaid/flowchart.ts';
import { connectorId } from './boxes.ts';
import type { ServiceBoxes } from './service-boxes.ts';

/** The ways in, each edge once. */
export function topologyEdges(network: Network, services: ServiceBoxes): readonly Edge[] {
  const edges = [
    ...publicEdges(network, services),
    ...tailnetEdges(network),
    ...traefikEdges(network, services),
    ...(services.boxes.length === 0 ? [] : [{ from: 'services', to: 'pods', label: 'kube-proxy' }]),
  ];
  return [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
}

function* publicEdges(network: Network, { boxOf }: ServiceBoxes): Generator<Edge> {
  if (network.tunnel === null) return;
  yield { from: 'users', to: 'edge' };
  yield { from: 'edge', to: 'cloudflared', label: 'Tunnel' };
  if (throughTraefik(network).some(({ via }) => via === 'tunnel')) {
    yield { from: 'cloudflared', to: 'traefik' };
  }
  for (const { namespace, service } of pastTraefik(network)) {
    yield { from: 'cloudflared', to: boxOf(namespace, service) };
  }
}

function* tailnetEdges(network: Network): Generator<Edge> {
  const { tailnet, connectors, ingress } = network;
  if (tailnet === null) return;
  yield { from: 'users', to: 'coordination' };
  const routes = (ingress?.addresses ?? []).flatMap((address) => routesTo(network, address));
  for (const [index, { name }] of connectors.entries()) {
    const id = connectorId(connectors, index);
    yield { from: 'coordination', to: id, label: 'WireGuard' };
    if (routes.some(({ connector }) => connector === name)) yield { from: id, to: 'traefik' };
  }
}

function* traefikEdges(network: Network, { boxOf }: ServiceBoxes): Generator<Edge> {
  if (network.ingress === null) return;
  yield { from: 'devices', to: 'traefik' };
  for (const { namespace, service } of throughTraefik(network)) {
    yield { from: 'traefik', to: boxOf(namespace, service) };
  }
}
