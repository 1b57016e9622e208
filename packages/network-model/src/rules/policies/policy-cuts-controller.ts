import type { Rule } from '@netloom/diagnostics';
import { DISTRIBUTIONS } from '../../distributions.ts';
import type { NetworkFacts } from '../../facts.ts';
import { metallbOf } from '../../load-balancers.ts';
import type { Network } from '../../network.ts';
import { hasOtherIngress } from '../../other-policies.ts';
import { CERT_MANAGER_NAMESPACE } from '../../resolve/prerequisites.ts';

export const policyCutsController: Rule<NetworkFacts> = {
  code: 'policy-cuts-controller',
  severity: 'warning',
  description: 'No policy keeps the API server from a controller that it calls.',
  *check({ network, origins }) {
    const { defaultDenyIngress } = network.policies;
    const called = controllersOf(network);
    // a service with a webhook port has a policy that lets the API server in.
    const open = new Set(
      network.flows.flatMap(({ reason, namespace }) => (reason === 'webhook' ? namespace : [])),
    );
    for (const [index, namespace] of defaultDenyIngress.entries()) {
      const controller = called.get(namespace);
      if (controller === undefined || open.has(namespace) || hasOtherIngress(network, namespace)) continue;
      yield {
        message: `namespace "${namespace}" denies all incoming traffic, but the API server calls ${controller.name} in it`,
        at: origins.of(defaultDenyIngress, index),
        related:
          controller.of === null
            ? []
            : [{ message: `${controller.name} is there because of this`, at: origins.of(controller.of) }],
        help: 'remove the namespace, or declare the service that is called, with its selector and webhookPort',
      };
    }
  },
};

interface Controller {
  readonly name: string;
  /** What of the network installs it; null for that of the distribution. */
  readonly of: object | null;
}

/** Controllers that the API server calls, by their namespaces. */
export function controllersOf(network: Network): ReadonlyMap<string, Controller> {
  const { certificates, cluster } = network;
  const metallb = metallbOf(network);
  const called = new Map<string, Controller>();
  if (DISTRIBUTIONS[cluster.distribution].metricsServer) {
    called.set('kube-system', { name: 'the metrics server', of: null });
  }
  const [tls] = certificates;
  if (tls !== undefined) called.set(CERT_MANAGER_NAMESPACE, { name: "cert-manager's webhook", of: tls });
  if (metallb !== null) {
    called.set(metallb.namespace, { name: "MetalLB's webhook", of: metallb });
  }
  return called;
}
