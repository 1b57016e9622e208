import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Exposure } from '../../network.ts';
import { serviceOf } from '../../service-of.ts';

export const exposureAmbiguous: Rule<NetworkFacts> = {
  code: 'exposure-ambiguous',
  severity: 'warning',
  sentence: 'A tunnel host has one origin: its Service, or the ingress controller.',
  *check(facts) {
    for (const exposure of facts.network.exposures) {
      if (exposure.origin.length > 1) yield toFinding(exposure, facts);
    }
  },
};

function toFinding(exposure: Exposure, { network, origins }: NetworkFacts): Finding {
  const { host, namespace, service } = exposure;
  const target = serviceOf(network, exposure);
  return {
    message: `tunnel host "${host}" goes straight to service "${namespace}/${service}" and through the ingress controller: only one is possible`,
    at: origins.of(exposure.origin),
    related: [
      ...(target === undefined ? [] : [{ message: `the service it may go to`, at: origins.of(target) }]),
      ...(network.ingress === null
        ? []
        : [{ message: 'the ingress controller it may go through', at: origins.of(network.ingress) }]),
    ],
    help: 'state one: `origin: service`, or `origin: ingress` for a host that needs middlewares of Traefik',
  };
}
