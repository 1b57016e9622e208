import type { Cluster } from '@netloom/cluster';
import type { ClusterHelm } from '@netloom/rollout/plan';
import type { ClusterOptions } from './cluster-options.ts';
import type { Context } from './context.ts';
import { thisHelm } from './this-helm.ts';

/** Between two requests to a cluster that is waited for. */
export const POLL_MS = 2_000;

export interface ClusterHelmInput {
  readonly options: ClusterOptions & { readonly timeout: number };
  readonly context: Context;
  readonly cluster: Cluster;
}

/** Helm on this machine, for the cluster that the options name. */
export async function clusterHelm({ options, context, cluster }: ClusterHelmInput): Promise<ClusterHelm> {
  const { ClusterHelm: Helm } = await import('@netloom/rollout/plan');
  return new Helm({
    helm: await thisHelm(context),
    kubeconfig: options.kubeconfig,
    context: cluster.context,
    timeoutMs: options.timeout * 1_000,
    signal: context.signal,
  });
}
