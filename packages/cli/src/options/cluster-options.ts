import type { Command } from 'commander';

/** The cluster of a command. */
export interface ClusterOptions {
  readonly kubeconfig?: string;
  readonly context?: string;
}

export function withClusterOptions(command: Command): Command {
  return command
    .option('--kubeconfig <FILE>', 'the kubeconfig; by default KUBECONFIG or ~/.kube/config')
    .option('--context <NAME>', 'a context of the kubeconfig; by default its current one');
}
