import type { Cidr } from '@netloom/addresses';
import type { Connector, Network, Node } from '@netloom/network-model';
import type { Box, Part } from '../mermaid/flowchart.ts';
import { MOST_BOXES } from './most-boxes.ts';

/** The internet, and what stands in it. */
export function outside({ tunnel, tailnet }: Network): readonly Part[] {
  const clouds: Box[] = [];
  if (tunnel !== null) {
    clouds.push({ id: 'edge', lines: ['Cloudflare Edge', 'DDoS Protection', 'WAF', 'SSL Termination'] });
  }
  if (tailnet !== null) {
    const lines = ['Tailscale Coordination', 'WireGuard-based', 'NAT Traversal', 'MagicDNS'];
    clouds.push({ id: 'coordination', lines });
  }
  if (clouds.length === 0) return [];
  return [
    { id: 'internet', lines: ['Internet'], parts: [{ id: 'users', lines: ['Users/Clients'] }] },
    { id: 'clouds', lines: ['Cloud Services'], parts: clouds },
  ];
}

export function homeNetwork({ subnets, hosts }: Network): Part {
  const cidrs = subnets.filter(({ space }) => space === 'lan').map(({ cidr }) => cidr);
  const gateways = hosts.filter(({ role }) => role === 'gateway');
  return {
    id: 'home',
    lines: networkLines('Home Network', cidrs),
    parts: [
      { id: 'devices', lines: ['Devices at home'] },
      ...gateways.map(({ name, addresses }, index) => ({
        id: `gateway${index + 1}`,
        lines: [name, ...addresses.map(({ address }) => address.toString())],
      })),
    ],
  };
}

export function entrances({ tunnel, tailnet, connectors }: Network): readonly Box[] {
  const boxes: Box[] = [];
  if (tunnel !== null) {
    boxes.push({ id: 'cloudflared', lines: ['cloudflared pods', `Namespace: ${tunnel.namespace}`] });
  }
  if (tailnet === null) return boxes;
  const place = `Namespace: ${tailnet.namespace}`;
  const routers = connectors.map((connector, index) => ({
    id: connectorId(connectors, index),
    lines: ['tailscale-operator', connector.name, place],
  }));
  if (connectors.length <= MOST_BOXES) return [...boxes, ...routers];
  const lines = ['tailscale-operator', `${connectors.length} connectors`, place];
  return [...boxes, { id: connectorId(connectors, 0), lines }];
}

/** The box that a connector is in: where they are many, one for all. */
export function connectorId(connectors: readonly Connector[], index: number): string {
  return connectors.length > MOST_BOXES ? 'connectors' : `connector${index + 1}`;
}

export function traefikBox({ ingress }: Network): readonly Box[] {
  if (ingress === null) return [];
  return [{ id: 'traefik', lines: ['Traefik Ingress', ...ingress.addresses.map(String)] }];
}

export function nodeBoxes(nodes: readonly Node[]): readonly Box[] {
  if (nodes.length > MOST_BOXES) return [{ id: 'nodes', lines: [`${nodes.length} nodes`] }];
  return nodes.map(({ name, podCidrs }, index) => ({
    id: `node${index + 1}`,
    lines: networkLines(name, podCidrs, ': '),
  }));
}

/** A name with a CIDR behind it; the second one, where there is one, on a line of its own. */
export function networkLines(name: string, cidrs: readonly Cidr[], between = ' - '): readonly string[] {
  const [first, ...others] = cidrs.map(String);
  return first === undefined ? [name] : [`${name}${between}${first}`, ...others];
}
