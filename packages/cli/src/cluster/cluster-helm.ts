import type { ClusterClient } from '@netloom/cluster';
import { ClusterHelm } from '@netloom/rollout/plan';
import { thisHelm } from '../charts/this-helm.ts';
import type { Context } from '../context.ts';
import type { ClusterOptions } from '../options/cluster-options.ts';

/** The interval between two requests while something in the cluster is awaited. */
export const POLL_MS = 2_000;

export interface ClusterHelmInput {
  readonly options: ClusterOptions & { readonly timeout: number };
  readonly context: Context;
  readonly cluster: ClusterClient;
}

/** Helm on this machine, for the cluster that the options mean. */
export async function clusterHelm({ options, context, cluster }: ClusterHelmInput): Promise<ClusterHelm> {
  return new ClusterHelm({
    helm: await thisHelm(context),
    kubeconfig: options.kubeconfig,
    context: cluster.context,
    timeoutMs: options.timeout * 1_000,
    signal: context.signal,
  });
}
