import type { Cluster } from '@netloom/cluster';
import type { ClusterHelm } from '@netloom/rollout/apply';
import type { ClusterOptions } from './cluster-options.ts';
import type { Context } from '../context.ts';
import { thisHelm } from '../charts/this-helm.ts';

/** Between two questions to a cluster that is waited for. */
export const POLL_MS = 2_000;

export interface HelmOfCluster {
  readonly options: ClusterOptions & { readonly timeout: number };
  readonly context: Context;
  readonly cluster: Cluster;
}

/** Helm on this machine, told to talk to the cluster that the options mean. */
export async function clusterHelm({ options, context, cluster }: HelmOfCluster): Promise<ClusterHelm> {
  const { ClusterHelm: Helm } = await import('@netloom/rollout/apply');
  return new Helm({
    helm: await thisHelm(context),
    kubeconfig: options.kubeconfig,
    context: cluster.context,
    timeoutMs: options.timeout * 1_000,
    signal: context.signal,
  });
}
