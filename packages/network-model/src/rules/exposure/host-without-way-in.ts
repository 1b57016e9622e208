import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Exposure, Network } from '../../network.ts';

export const hostWithoutWayIn: Rule<NetworkFacts> = {
  code: 'host-without-way-in',
  severity: 'error',
  description: 'A network that exposes hosts through a tunnel or an ingress controller states it.',
  *check(facts) {
    for (const missing of ['tunnel', 'ingress'] as const) {
      if (has(facts.network, missing)) continue;
      const [first, ...more] = facts.network.exposures.filter((exposure) => needs(exposure, missing));
      if (first !== undefined) yield toFinding({ missing, first, more, facts });
    }
  },
};

function has({ tunnel, ingresses }: Network, what: 'tunnel' | 'ingress'): boolean {
  return what === 'tunnel' ? tunnel !== null : ingresses.length > 0;
}

/** A host that names both origins has an ambiguity first. */
function needs({ via, origin }: Exposure, missing: 'tunnel' | 'ingress'): boolean {
  if (via === missing) return true;
  return missing === 'ingress' && origin.every((one) => one === 'ingress');
}

function toFinding(options: {
  readonly missing: 'tunnel' | 'ingress';
  readonly first: Exposure;
  readonly more: readonly Exposure[];
  readonly facts: NetworkFacts;
}): Finding {
  const { missing, first, more, facts } = options;
  const { origins } = facts;
  const what = missing === 'tunnel' ? 'the tunnel' : 'ingress';
  return {
    message: `host "${first.host}" is exposed through ${what}, but the network has no \`${missing}\``,
    at: origins.of(first, 'host'),
    related: more.map((exposure) => ({
      message: `so is host "${exposure.host}"`,
      at: origins.of(exposure, 'host'),
    })),
    help:
      missing === 'tunnel'
        ? 'state the tunnel: `tunnel: { id: … }`'
        : 'state the ingress controller: `ingress: { address: …, domain: … }`',
  };
}
