import { closest, type Rule } from '@netloom/diagnostics';
import { isOutsideCluster } from '../../behind-service.ts';
import type { NetworkFacts } from '../../facts.ts';
import { controllersOf } from './policy-cuts-controller.ts';

export const policyNamespaceWithoutServices: Rule<NetworkFacts> = {
  code: 'policy-namespace-without-services',
  severity: 'warning',
  description: 'A namespace that denies incoming traffic has services, whose flows are let in.',
  *check({ network, origins }) {
    const { defaultDenyIngress } = network.policies;
    const outside = Map.groupBy(network.services.filter(isOutsideCluster), ({ namespace }) => namespace);
    const known = new Set([
      ...network.services.filter((row) => !isOutsideCluster(row)).map(({ namespace }) => namespace),
      ...network.actors.map(({ namespace }) => namespace),
      // what a policy does to them is another finding.
      ...controllersOf(network).keys(),
    ]);
    for (const [index, namespace] of defaultDenyIngress.entries()) {
      if (known.has(namespace)) continue;
      const [machine] = outside.get(namespace) ?? [];
      if (machine !== undefined) {
        yield {
          message: `namespace "${namespace}" denies all incoming traffic, but no service in it has pods: no policy protects what is outside of the cluster`,
          at: origins.of(defaultDenyIngress, index),
          related: [
            { message: `service "${machine.name}" leads out of the cluster`, at: origins.of(machine) },
          ],
          help: 'remove the namespace, or declare what has pods there',
        };
        continue;
      }
      const meant = closest(namespace, known);
      yield {
        message: `namespace "${namespace}" denies all incoming traffic, but no service is declared in it: nothing is let in`,
        at: origins.of(defaultDenyIngress, index),
        help:
          meant === null
            ? 'declare its services, so that their flows are let in, or remove the namespace'
            : `did you mean "${meant}"?`,
      };
    }
  },
};
