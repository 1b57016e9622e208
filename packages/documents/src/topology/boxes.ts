import type { Cidr } from '@netloom/addresses';
import {
  hasSegments,
  isTraefik,
  programOf,
  segmentSubnets,
  type Connector,
  type IngressController,
  type Network,
  type Node,
  type Subnet,
} from '@netloom/network-model';
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

export function homeNetwork(network: Network): Part {
  const segments = segmentSubnets(network);
  const several = hasSegments(network);
  const gateways = network.hosts.filter(({ role }) => role === 'gateway');
  const cidrs = segments.map(({ cidr }) => cidr);
  return {
    id: 'home',
    lines: several ? ['Home Network'] : networkLines('Home Network', cidrs),
    parts: [
      { id: 'devices', lines: ['Devices at home'] },
      ...(several ? segmentBoxes(segments) : []),
      ...gateways.map(({ name, addresses }, index) => ({
        id: `gateway${index + 1}`,
        lines: [name, ...addresses.map(({ address }) => address.toString())],
      })),
    ],
  };
}

function segmentBoxes(subnets: readonly Subnet[]): readonly Box[] {
  const segments = [...Map.groupBy(subnets, ({ name }) => name)];
  if (segments.length > MOST_BOXES) return [{ id: 'segments', lines: [`${segments.length} segments`] }];
  return segments.map(([name, rows], index) => {
    const vlan = rows.find((row) => row.vlan !== null)?.vlan ?? null;
    const cidrs = rows.map(({ cidr }) => cidr.toString());
    return {
      id: `segment${index + 1}`,
      lines: [name, ...(vlan === null ? [] : [`VLAN ${vlan}`]), ...cidrs],
    };
  });
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

export function ingressBoxes(network: Network): readonly Box[] {
  return network.ingresses.map((ingress) => {
    const title =
      network.ingresses.length === 1 && isTraefik(ingress) ? 'Traefik Ingress' : programOf(network, ingress);
    return { id: ingressId(network, ingress), lines: [title, ...ingress.addresses.map(String)] };
  });
}

/** The box of an ingress: `traefik` where there is one. */
export function ingressId({ ingresses }: Network, ingress: IngressController): string {
  const number = ingresses.indexOf(ingress);
  return number === 0 ? 'traefik' : `ingress${number + 1}`;
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
