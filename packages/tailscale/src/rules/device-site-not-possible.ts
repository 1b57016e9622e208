import type { Rule } from '@netloom/diagnostics';
import { serviceOf, type NetworkFacts, type Service } from '@netloom/network-model';

export const deviceSiteNotPossible: Rule<NetworkFacts> = {
  code: 'device-site-not-possible',
  severity: 'error',
  description: "Tailscale's operator can ask the Service behind the site of a device.",
  *check({ network, origins }) {
    for (const balancer of network.balancers) {
      const service = serviceOf(network, balancer);
      if (balancer.device?.https !== true || service === undefined) continue;
      const reason = whyNot(service);
      if (reason === null) continue;
      yield {
        message: `the site of device "${balancer.device.hostname}" cannot lead to service "${service.namespace}/${service.name}": ${reason}`,
        at: origins.of(balancer),
        related: [{ message: 'the service is stated here', at: origins.of(service) }],
        help: 'lead it to a Service with a ClusterIP that answers plain http, or https at port 443; without `https: true` the device passes on any TCP port',
      };
    }
  },
};

/** What the operator reads of a Service: cmd/k8s-operator/ingress.go, handlersForIngress. */
function whyNot({ headless, scheme, port }: Service): string | null {
  if (headless) return 'it is headless, and the operator asks the ClusterIP of a Service';
  if (scheme === 'h2c') return 'it speaks h2c, and the operator asks in http or https';
  return scheme === 'https' && port !== 443
    ? `it speaks https at port ${port}, and the operator does so at port 443 alone`
    : null;
}
