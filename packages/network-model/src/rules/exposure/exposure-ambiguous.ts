import type { Finding, RelatedPlace, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { ingressOf } from '../../ingress-of.ts';
import type { Exposure } from '../../network.ts';
import { serviceOf } from '../../service-of.ts';

export const exposureAmbiguous: Rule<NetworkFacts> = {
  code: 'exposure-ambiguous',
  severity: 'warning',
  description: 'A tunnel host has one origin: its Service, or the ingress controller.',
  *check(facts) {
    for (const exposure of facts.network.exposures) {
      if (exposure.origin.length > 1) yield toFinding(exposure, facts);
    }
  },
};

function toFinding(exposure: Exposure, facts: NetworkFacts): Finding {
  const { host, namespace, service } = exposure;
  return {
    message: `tunnel host "${host}" goes straight to service "${namespace}/${service}" and through the ingress controller: only one is possible`,
    at: facts.origins.of(exposure.origin),
    related: [...targetsOf(exposure, facts)],
    help: 'state one: `origin: service`, or `origin: ingress` for a host that needs middlewares of Traefik',
  };
}

function* targetsOf(exposure: Exposure, { network, origins }: NetworkFacts): Iterable<RelatedPlace> {
  const service = serviceOf(network, exposure);
  if (service !== undefined) yield { message: 'the service it may go to', at: origins.of(service) };
  const ingress = ingressOf(network, exposure);
  if (ingress !== undefined) {
    yield { message: 'the ingress controller it may go through', at: origins.of(ingress) };
  }
}
