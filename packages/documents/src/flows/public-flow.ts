import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import { ingressOf, programOf, type Exposure, type Network, type Tunnel } from '@netloom/network-model';
import { servicePort, serviceUrl } from '../facts/service-port.ts';
import { askedHost, exampleOf } from '../facts/ways-in.ts';
import type { Step } from '../mermaid/sequence.ts';
import { APP, proxy, SERVICE, USER } from './participants.ts';
import type { WayIn } from './way-in.ts';

/** A public host by the tunnel, straight to its Service or by an ingress. */
export function publicFlow(network: Network): WayIn | null {
  const { tunnel, exposures } = network;
  const example = exampleOf(exposures.filter(({ via }) => via === 'tunnel'));
  if (tunnel === null || example === null) return null;
  const ingress = example.origin[0] === 'ingress' ? ingressOf(network, example) : undefined;
  const through = ingress === undefined ? null : programOf(network, ingress);
  return {
    title: 'Public Access via Cloudflare Tunnel',
    sequence: {
      participants: [
        USER,
        { id: 'Cloudflare', name: 'Cloudflare Edge' },
        { id: 'CFD', name: 'cloudflared Pod' },
        ...(through === null ? [] : [proxy(through)]),
        SERVICE,
        APP,
      ],
      steps: [...publicSteps(network, example, through)],
    },
    description: describe(network, { tunnel, example, through }),
  };
}

function* publicSteps(network: Network, example: Exposure, through: string | null): Generator<Step> {
  const host = askedHost(example);
  const origin = through ?? servicePort(network, example);
  yield { kind: 'message', from: 'User', to: 'Cloudflare', text: `https://${host}` };
  yield { kind: 'note', over: 'Cloudflare', lines: ['SSL Termination', 'DDoS Protection', 'WAF Rules'] };
  yield { kind: 'message', from: 'Cloudflare', to: 'CFD', text: 'Encrypted Tunnel' };
  yield { kind: 'note', over: 'CFD', lines: ['Route lookup:', `${host} →`, origin] };
  if (through !== null) {
    yield { kind: 'message', from: 'CFD', to: 'Traefik', text: 'HTTPS request' };
    yield { kind: 'message', from: 'Traefik', to: 'SVC', text: 'Host-based routing' };
  } else {
    yield { kind: 'message', from: 'CFD', to: 'SVC', text: 'HTTP request' };
  }
  yield { kind: 'message', from: 'SVC', to: 'App', text: 'Load balanced' };
  yield { kind: 'answer', from: 'App', to: 'User', text: 'Response via same path' };
}

function describe(
  network: Network,
  {
    tunnel,
    example,
    through,
  }: { readonly tunnel: Tunnel; readonly example: Exposure; readonly through: string | null },
): readonly string[] {
  const host = askedHost(example);
  const url = codeSpan(serviceUrl(network, example));
  return [
    `User requests ${codeSpan(`https://${host}`)}`,
    dnsStep(network, host, tunnel),
    'Cloudflare terminates SSL, applies security rules',
    `Request forwarded through encrypted tunnel to a cloudflared pod in namespace ${codeSpan(tunnel.namespace)}`,
    tunnel.management === 'local'
      ? 'cloudflared looks up hostname in ConfigMap'
      : 'cloudflared looks up hostname in the rules that Cloudflare keeps',
    through === null
      ? `Routes to internal service: ${url}`
      : `Routes to ${escapeMarkdown(through)}, which matches the Host header and routes to ${url}`,
    'Response returns via same path',
  ];
}

function dnsStep({ records }: Network, host: string, { id }: Tunnel): string {
  const target = codeSpan(`${id}.cfargotunnel.com`);
  const stated = records.some(({ owner }) => owner === 'tunnel');
  return stated
    ? `DNS resolves to Cloudflare Edge (CNAME to ${target}, proxied)`
    : `DNS resolves to Cloudflare Edge, where somebody has made a CNAME of ${codeSpan(host)} to ${target}: this network manages no DNS`;
}
