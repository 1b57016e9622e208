import { DISTRIBUTIONS } from '../distributions.ts';
import type { NetworkFile } from '../file/network-file.ts';
import type { Actor, IngressController } from '../network.ts';
import type { Recording } from './recording.ts';

/** The workloads that open connections to others' pods, each as far as the network has it. */
export function toActors(
  { tunnel, monitoring, tailnet, cluster }: NetworkFile,
  { ingresses, record }: { readonly ingresses: readonly IngressController[]; readonly record: Recording },
): readonly Actor[] {
  const actors: Actor[] = ingresses.flatMap(({ proxy }) => proxy ?? []);
  if (tunnel !== undefined) {
    const ports = { metrics: 2000 };
    const cloudflared = {
      name: 'cloudflared',
      namespace: tunnel.namespace,
      labels: { app: 'cloudflared' },
      ports,
      service: null,
    } as const;
    actors.push(record.derived(cloudflared, 'the pods of cloudflared', [tunnel]));
  }
  const { possessive, dnsService } = DISTRIBUTIONS[cluster.distribution];
  actors.push(record.derived(coredns(dnsService), `the pods of ${possessive} CoreDNS`, [cluster]));
  if (monitoring !== undefined) {
    const { namespace, selector } = monitoring;
    const prometheus = { name: 'prometheus', namespace, labels: selector, ports: {}, service: null } as const;
    actors.push(record.derived(prometheus, 'the pods of Prometheus', [monitoring]));
  }
  if (tailnet !== undefined) {
    actors.push(record.derived(tailscale(tailnet.namespace), 'the pods of Connectors', [tailnet]));
    const { nameserver } = tailnet;
    if (nameserver !== undefined) {
      const by = "the pods of Tailscale's nameserver";
      actors.push(record.derived(nameserverOf(tailnet.namespace), by, [nameserver]));
    }
  }
  return actors;
}

/** As the manifests of all distributions have it: the plugin prometheus listens on 9153. */
function coredns(service: string): Actor {
  return {
    name: 'coredns',
    namespace: 'kube-system',
    labels: { 'k8s-app': 'kube-dns' },
    ports: { dns: 53, metrics: 9153 },
    service: { name: service, ports: { dns: 53 } },
  };
}

/** As the operator deploys it: its Service gives port 53 to this one. */
function nameserverOf(namespace: string): Actor {
  return {
    name: 'nameserver',
    namespace,
    labels: { app: 'nameserver' },
    ports: { dns: 1053 },
    service: { name: 'nameserver', ports: { dns: 53 } },
  };
}

/** The operator labels the pods of every Connector so. */
function tailscale(namespace: string): Actor {
  const labels = { 'tailscale.com/managed': 'true', 'tailscale.com/parent-resource-type': 'connector' };
  return { name: 'tailscale', namespace, labels, ports: {}, service: null };
}
