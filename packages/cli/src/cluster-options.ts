import { env } from 'node:process';
import type { Cluster } from '@netloom/cluster';
import type { Command } from 'commander';
import type { Context } from './context.ts';

/** Which cluster a command talks to. */
export interface ClusterOptions {
  readonly kubeconfig?: string;
  readonly context?: string;
}

export function withClusterOptions(command: Command): Command {
  return command
    .option('--kubeconfig <FILE>', 'the kubeconfig; else KUBECONFIG, else ~/.kube/config')
    .option('--context <NAME>', 'a context of the kubeconfig; else its current one');
}

/** Calls `use` with the cluster that the options name. */
export async function useCluster<T>(
  { kubeconfig, context }: ClusterOptions,
  { signal }: Pick<Context, 'signal'>,
  use: (cluster: Cluster) => Promise<T>,
): Promise<T> {
  const { openCluster } = await import('@netloom/cluster');
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
