import type { Balancer } from './network.ts';

/** How Tailscale's operator labels the pods of the proxy that it runs for a Service or an Ingress: cmd/k8s-operator/sts.go. */
export function proxyLabels({
  namespace,
  name,
  device,
}: Pick<Balancer, 'namespace' | 'name' | 'device'>): Readonly<Record<string, string>> {
  return {
    'tailscale.com/managed': 'true',
    'tailscale.com/parent-resource': name,
    'tailscale.com/parent-resource-ns': namespace,
    'tailscale.com/parent-resource-type': device?.https === true ? 'ingress' : 'svc',
  };
}
