import type { Network, Service } from '@netloom/network-model';
import { exposedServices } from '../ingress/backends.ts';

/** A port that a pod tries to reach. */
export interface PodTarget {
  readonly service: Service | null;
  readonly host: string;
  readonly port: number;
}

/** What any pod reaches, unless its network does not work at all. */
export const API_SERVER: PodTarget = {
  service: null,
  host: 'kubernetes.default.svc.cluster.local.',
  port: 443,
};

/** The Services behind exposed hosts. The dot at the end spares the pod its search list. */
export function podTargets(network: Network): readonly PodTarget[] {
  const services = exposedServices(network).map((service) => ({
    service,
    host: `${service.name}.${service.namespace}.svc.cluster.local.`,
    port: service.port,
  }));
  return services.length === 0 ? [] : [...services, API_SERVER];
}
