import type { Command } from 'commander';

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
