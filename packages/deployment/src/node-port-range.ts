import type { Cluster } from '@netloom/network-model';

/** The argument of kube-apiserver, where the network states it; K3s and RKE2 have it under the same name. */
export function nodePortRange({ nodePorts }: Pick<Cluster, 'nodePorts'>): {
  readonly 'service-node-port-range'?: string;
} {
  return nodePorts === null ? {} : { 'service-node-port-range': `${nodePorts.first}-${nodePorts.last}` };
}
