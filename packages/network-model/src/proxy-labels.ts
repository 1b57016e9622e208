import type { Balancer } from './network.ts';

/** How Tailscale's operator labels the pods of the proxy that it runs for a Service: cmd/k8s-operator/sts.go. */
export function proxyLabels({
  namespace,
  name,
}: Pick<Balancer, 'namespace' | 'name'>): Readonly<Record<string, string>> {
  return {
    'tailscale.com/managed': 'true',
    'tailscale.com/parent-resource': name,
    'tailscale.com/parent-resource-ns': namespace,
    'tailscale.com/parent-resource-type': 'svc',
  };
}
