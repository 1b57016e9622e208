import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import {
  forwardAddresses,
  ingressOf,
  leadsTo,
  programOf,
  type Exposure,
  type Forward,
  type Network,
} from '@netloom/network-model';
import { serviceUrl } from '../facts/service-port.ts';
import { askedHost, exampleOf } from '../facts/ways-in.ts';
import type { Participant, Step } from '../mermaid/sequence.ts';
import { APP, proxy, SERVICE, USER } from './participants.ts';
import type { WayIn } from './way-in.ts';

const EDGE: Participant = { id: 'Cloudflare', name: 'Cloudflare Edge' };
const ROUTER: Participant = { id: 'Router', name: 'Router' };

/** A public host by the router's public address and a forward of it. */
export function routerFlow(network: Network): WayIn | null {
  const { exposures, publicWay, forwards } = network;
  const example = exampleOf(exposures.filter(({ published }) => published !== null));
  const ingress = example === null ? undefined : ingressOf(network, example);
  if (ingress === undefined || publicWay === null || example === null) return null;
  const program = programOf(network, ingress);
  const port = ingress.proxy?.service.ports.websecure ?? 443;
  const forward = forwards.find((one) => leadsTo(one, { port, protocol: 'tcp' }));
  const address = forward === undefined ? undefined : forwardAddresses(network, forward)[0]?.toString();
  if (forward === undefined || address === undefined) return null;
  const proxied = example.published === 'proxied';
  return {
    title: "Public Access by the Router's Public Address",
    sequence: {
      participants: [USER, ...(proxied ? [EDGE] : []), ROUTER, proxy(program), SERVICE, APP],
      steps: [...routerSteps({ example, forward, address })],
    },
    description: [
      `User requests ${codeSpan(`https://${askedHost(example)}`)}`,
      `DNS resolves to ${proxied ? 'Cloudflare Edge, which connects to the router at ' : ''}${codeSpan(publicWay.address?.toString() ?? publicWay.ddns ?? '')}`,
      `The router forwards port ${forward.port.first} to ${codeSpan(address)}`,
      `kube-proxy on the node hands the packet to a ${escapeMarkdown(program)} pod`,
      `${escapeMarkdown(program)} matches Host header, routes to ${codeSpan(serviceUrl(network, example))}`,
      'Response returns via same path',
    ],
  };
}

function* routerSteps({
  example,
  forward,
  address,
}: {
  readonly example: Exposure;
  readonly forward: Forward;
  readonly address: string;
}): Generator<Step> {
  const proxied = example.published === 'proxied';
  const text = `https://${askedHost(example)}`;
  if (proxied) yield { kind: 'message', from: 'User', to: 'Cloudflare', text };
  yield { kind: 'message', from: proxied ? 'Cloudflare' : 'User', to: 'Router', text };
  yield { kind: 'note', over: 'Router', lines: [`Port ${forward.port.first} →`, address] };
  yield { kind: 'message', from: 'Router', to: 'Traefik', text: `Packet to ${address}` };
  yield { kind: 'message', from: 'Traefik', to: 'SVC', text: 'Host-based routing' };
  yield { kind: 'message', from: 'SVC', to: 'App', text: 'Load balanced' };
  yield { kind: 'answer', from: 'App', to: 'User', text: 'Response via same path' };
}
