import { env } from 'node:process';
import { openCluster, type ClusterClient } from '@netloom/cluster';
import type { Context } from '../context.ts';
import type { ClusterOptions } from '../options/cluster-options.ts';

/** Calls `use` with the cluster that the options mean. */
export async function useCluster<T>(
  { kubeconfig, context }: ClusterOptions,
  { signal }: Pick<Context, 'signal'>,
  use: (cluster: ClusterClient) => Promise<T>,
): Promise<T> {
  const cluster = await openCluster({
    env,
    signal,
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(context !== undefined && { context }),
  });
  try {
    return await use(cluster);
  } finally {
    await cluster.close();
  }
}
