import type { From } from '@netloom/chart-kit';
import type { Actor, Network } from '../network.ts';
import { allow, peersOf, type Policy, type PolicyPort } from './allow.ts';

/** DNS uses both. */
const PROTOCOLS = ['UDP', 'TCP'] as const;

/** An allow for each kind of client of a program that netloom knows. */
export function* actorPolicies(network: Network, actor: Actor, from: From): Generator<Policy> {
  const { name, namespace } = actor;
  for (const { source, ...rule } of rulesOf(network, actor)) {
    const spec = allow({ selector: actor.labels, ...rule });
    yield from(actor, { name: `allow-${source}-to-${name}`, namespace, spec });
  }
}

interface AllowRule {
  readonly source: 'any' | 'coredns' | 'prometheus';
  readonly peers?: ReturnType<typeof peersOf>;
  readonly ports: readonly PolicyPort[];
}

function* rulesOf(network: Network, { name, ports: { metrics, ...served } }: Actor): Generator<AllowRule> {
  // every pod queries CoreDNS, and Traefik's clients come from everywhere: no source can be named for them
  if (name === 'coredns' || name === 'traefik' || name.startsWith('ingress-')) {
    yield { source: 'any', ports: portsOf(served, name === 'coredns' ? PROTOCOLS : ['TCP']) };
  }
  // CoreDNS alone queries Tailscale's nameserver
  if (name === 'nameserver') {
    yield { source: 'coredns', peers: peersOf(network, 'coredns'), ports: portsOf(served, PROTOCOLS) };
  }
  // cloudflared's own policy, in the chart that runs it, allows Prometheus
  const peers = peersOf(network, 'prometheus');
  if (metrics !== undefined && peers.length > 0 && name !== 'cloudflared') {
    yield { source: 'prometheus', peers, ports: [{ protocol: 'TCP', port: metrics }] };
  }
}

function portsOf(
  ports: Readonly<Record<string, number>>,
  protocols: readonly PolicyPort['protocol'][],
): readonly PolicyPort[] {
  return Object.values(ports).flatMap((port) => protocols.map((protocol) => ({ protocol, port })));
}
