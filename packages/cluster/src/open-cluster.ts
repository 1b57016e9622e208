import { ClusterClient } from './cluster-client.ts';
import { Connection } from './connection.ts';
import { loadKubeconfig, type KubeconfigOptions } from './load-kubeconfig.ts';

export interface OpenClusterOptions extends KubeconfigOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly retryMs?: number;
}

/** The cluster that a kubeconfig leads to. Nothing is sent yet; close it in the end. */
export async function openCluster({
  signal,
  timeoutMs = 30_000,
  retryMs = 500,
  ...options
}: OpenClusterOptions): Promise<ClusterClient> {
  const config = await loadKubeconfig(options);
  return new ClusterClient(
    new Connection(config, { signal, timeoutMs, retryMs }),
    config.getCurrentContext(),
  );
}
