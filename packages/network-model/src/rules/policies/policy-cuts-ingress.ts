import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { ingressOf, programOf } from '../../ingress-of.ts';
import { hasOtherIngress } from '../../other-policies.ts';
import { serviceRowsOf } from '../../service-rows.ts';
import { describeFirst } from '../shared/describe.ts';

export const policyCutsIngress: Rule<NetworkFacts> = {
  code: 'policy-cuts-ingress',
  severity: 'warning',
  description:
    'Where a namespace denies by default, the pods of the ingress that a host goes through may connect.',
  *check({ network, origins }) {
    const { policies, exposures } = network;
    // whether the rows name the ingress is for who writes them
    const admitted = new Set(
      serviceRowsOf(network).map(({ service }) => `${service.namespace}/${service.name}`),
    );
    const cut = exposures.flatMap((exposure) => {
      const ingress = ingressOf(network, exposure);
      const { namespace, service } = exposure;
      const isCut =
        ingress?.proxy === null &&
        policies.defaultDenyIngress.includes(namespace) &&
        !admitted.has(`${namespace}/${service}`) &&
        !hasOtherIngress(network, namespace);
      return isCut ? [{ exposure, ingress }] : [];
    });
    const groups = Map.groupBy(cut, ({ exposure, ingress }) => `${ingress.name} ${exposure.namespace}`);
    for (const [first, ...others] of groups.values()) {
      if (first === undefined) continue;
      const { exposure, ingress } = first;
      const { namespace } = exposure;
      const hosts = [first, ...others].map((one) => `"${one.exposure.host}"`);
      const index = policies.defaultDenyIngress.indexOf(namespace);
      yield {
        message: `namespace "${namespace}" denies by default, and the pods of ${programOf(network, ingress)} are not stated: no policy allows them to connect to ${describeFirst(hosts)}`,
        at: origins.of(policies.defaultDenyIngress, index),
        related: [
          { message: 'the ingress is stated here', at: origins.of(ingress) },
          { message: `host "${exposure.host}" goes through it`, at: origins.of(exposure, 'host') },
        ],
        help: 'state the pods as `proxy` of the ingress, or let its addresses in with a row of `firewall` to the service',
      };
    }
  },
};
