import { type Command, Option } from 'commander';

/** What `import` and `audit` read. */
export interface SourceOptions {
  readonly kubeconfig?: string;
  readonly context?: readonly string[];
  readonly helm: boolean;
}

/** SOURCE and the clusters beside them. */
export function withSources(command: Command): Command {
  return command
    .argument('[SOURCE...]', 'folders or Git checkouts of manifests, charts and configurations')
    .addOption(
      new Option(
        '--context <NAME...>',
        'read running clusters, too: contexts of the kubeconfig; nothing is changed in them',
      ),
    )
    .option(
      '--kubeconfig <FILE>',
      'the kubeconfig, and without --context its current one; by default KUBECONFIG or ~/.kube/config',
    )
    .option('--no-helm', 'do not render the charts in the folders; their values are read all the same');
}
