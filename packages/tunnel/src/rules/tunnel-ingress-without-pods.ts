import type { Rule } from '@netloom/diagnostics';
import { ingressOf, programOf, type NetworkFacts } from '@netloom/network-model';

export const tunnelIngressWithoutPods: Rule<NetworkFacts> = {
  code: 'tunnel-ingress-without-pods',
  severity: 'error',
  description: 'cloudflared reaches the ingress of a tunnel host by its Service and its pods.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      const { via, origin, host } = exposure;
      const ingress = ingressOf(network, exposure);
      if (via !== 'tunnel' || origin[0] !== 'ingress' || ingress === undefined) continue;
      if (ingress.proxy !== null) continue;
      const isExternal = ingress.controller === 'external';
      yield {
        message: `tunnel host "${host}" goes through ${programOf(network, ingress)}, whose Service and pods are not stated: cloudflared gets no rule for it`,
        at: origins.of(exposure, 'host'),
        related: [{ message: 'the ingress is stated here', at: origins.of(ingress) }],
        help: isExternal
          ? 'send it straight to its service (`origin: service`), or through an ingress in the cluster'
          : 'state them as `proxy: { namespace: …, service: …, selector: { … }, ports: { http: …, https: … } }` of the ingress',
      };
    }
  },
};
