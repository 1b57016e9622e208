import { controllerForm } from '../file/controllers.ts';
import type { NetworkFile } from '../file/network-file.ts';
import type { IngressProxy } from '../network.ts';
import { actorOf } from './ingress-names.ts';
import type { Recording } from './recording.ts';

type Named = NonNullable<NetworkFile['ingresses']>[number];

export function ingressNamespace({ namespace, controller, name }: Named): string {
  return namespace ?? controllerForm(controller).namespace.replace('NAME', name);
}

export function toProxy(row: Named, record: Recording): IngressProxy | null {
  const { name, controller, proxy } = row;
  const actor = actorOf(row);
  const namespace = ingressNamespace(row);
  if (controller === 'traefik-k3s') {
    return record.derived({ ...traefikIn(namespace, 'traefik'), name: actor }, "the pods of K3s' Traefik", [
      row,
    ]);
  }
  if (controller === 'traefik') {
    const own = { ...traefikIn(namespace, `traefik-${name}`), name: actor };
    return record.derived(own, "the pods of the release of Traefik's chart", [row]);
  }
  if (proxy === undefined) return null;
  return record.from<IngressProxy>(proxy, {
    name: actor,
    namespace: proxy.namespace,
    labels: proxy.selector,
    ports: { web: proxy.ports.http, websecure: proxy.ports.https },
    service: { name: proxy.service, ports: SERVICE_PORTS },
  });
}

const SERVICE_PORTS = { web: 80, websecure: 443 } as const;

/** Pod labels, container ports and Service of a release of Traefik's chart. */
export function traefikIn(namespace: string, release: string): IngressProxy {
  return {
    name: 'traefik',
    namespace,
    labels: {
      'app.kubernetes.io/name': 'traefik',
      'app.kubernetes.io/instance': `${release}-${namespace}`,
    },
    ports: { web: 8000, websecure: 8443, metrics: 9100 },
    service: { name: release, ports: SERVICE_PORTS },
  };
}
