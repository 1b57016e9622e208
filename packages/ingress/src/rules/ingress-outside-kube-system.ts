import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { k3sIngress } from '../traefik/k3s-traefik.ts';

/** Where K3s' helm-controller has the HelmChart of its Traefik. */
const NAMESPACE = 'kube-system';

export const ingressOutsideKubeSystem: Rule<NetworkFacts> = {
  code: 'ingress-outside-kube-system',
  severity: 'error',
  description: "The namespace of K3s' Traefik is kube-system.",
  *check({ network, origins }) {
    const { cluster } = network;
    const ingress = k3sIngress(network);
    if (ingress === undefined || cluster.distribution !== 'k3s' || ingress.namespace === NAMESPACE) return;
    const what =
      ingress.name === 'ingress' ? 'ingress.namespace' : `the namespace of ingress "${ingress.name}"`;
    const at = origins.of(ingress, 'namespace');
    yield {
      message: `${what} is "${ingress.namespace}", but K3s has its Traefik in ${NAMESPACE}: a HelmChartConfig elsewhere changes nothing, and Traefik keeps its own values and address`,
      at,
      help: `write \`namespace: ${NAMESPACE}\`, or leave it out`,
      fix: {
        title: `write ${NAMESPACE}`,
        edits: [{ kind: 'replace', at, value: NAMESPACE }],
      },
    };
  },
};
