import { DISTRIBUTIONS, type Network } from '@netloom/network-model';

/** `K3s' API`, `the Kubernetes API of Talos`. */
export function apiName({ distribution }: Network['cluster']): string {
  return distribution === 'k3s' ? "K3s' API" : `the Kubernetes API of ${DISTRIBUTIONS[distribution].title}`;
}
