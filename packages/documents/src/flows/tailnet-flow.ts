import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import type { AdvertisedRoute, Network } from '@netloom/network-model';
import { internalExample, type InternalExample } from '../facts/internal-example.ts';
import { routesTo } from '../facts/routes-to.ts';
import type { Step } from '../mermaid/sequence.ts';
import { APP, proxy, SERVICE } from './participants.ts';
import type { WayIn } from './way-in.ts';

/** An internal host from the tailnet: by the connector that advertises Traefik's address. */
export function tailnetFlow(network: Network): WayIn | null {
  const example = internalExample(network);
  if (network.tailnet === null || example === null) return null;
  const [route] = routesTo(network, example.address);
  if (route === undefined) return null;
  return {
    title: 'Internal Access via Tailscale VPN',
    sequence: {
      participants: [
        { id: 'Device', name: 'Mobile Device' },
        { id: 'TSNet', name: 'Tailscale Network' },
        { id: 'Router', name: `${route.connector} Pod` },
        proxy(example.program),
        SERVICE,
        APP,
      ],
      steps: [...tailnetSteps(example, route)],
    },
    description: describe(example, route),
  };
}

function* tailnetSteps(
  { host, address, resolver }: InternalExample,
  { cidr }: AdvertisedRoute,
): Generator<Step> {
  yield { kind: 'message', from: 'Device', to: 'TSNet', text: 'Connect to Tailnet' };
  yield { kind: 'note', over: 'TSNet', lines: ['NAT traversal', 'WireGuard encryption'] };
  yield { kind: 'message', from: 'Device', to: 'Device', text: `DNS: ${host}` };
  yield { kind: 'note', over: 'Device', lines: [`${resolver} returns`, address.toString()] };
  yield { kind: 'message', from: 'Device', to: 'TSNet', text: `Route to ${address}` };
  yield { kind: 'message', from: 'TSNet', to: 'Router', text: `Subnet route (${cidr})` };
  yield { kind: 'message', from: 'Router', to: 'Traefik', text: 'Forward to LB IP' };
  yield { kind: 'message', from: 'Traefik', to: 'SVC', text: 'Host-based routing' };
  yield { kind: 'message', from: 'SVC', to: 'App', text: 'Load balanced' };
  yield { kind: 'answer', from: 'App', to: 'Device', text: 'Response via same path' };
}

function describe(
  { host, address, resolver, service, program }: InternalExample,
  { connector, cidr }: AdvertisedRoute,
): readonly string[] {
  const target = codeSpan(address.toString());
  return [
    'Device connects to Tailscale VPN',
    `DNS query: ${codeSpan(host)} resolves to ${target} (${resolver})`,
    `Device routes ${target} via Tailscale (advertised subnet ${codeSpan(cidr.toString())})`,
    `${escapeMarkdown(connector)} forwards to ${escapeMarkdown(program)} LoadBalancer`,
    `${escapeMarkdown(program)} matches Host header, routes to ${codeSpan(service)}`,
    'Response returns via same path',
  ];
}
