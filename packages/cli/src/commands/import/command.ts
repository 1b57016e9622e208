import { type Command, Option } from 'commander';
import type { Context } from '../../context.ts';
import { withSources } from '../../import-input/options.ts';
import { outputOption, verboseOption } from '../../options/common-options.ts';
import type { ImportOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom import . > network.yaml                 from a repository of manifests, charts and values
  netloom import . --write network.yaml           the same; a file that is there already is kept
  netloom import . --write networks               of several clusters: networks/NAME/network.yaml
  netloom import . --cluster production           of several clusters one
  netloom import . --into network.yaml            what the manifests have that the file does not
  netloom import . --into network.yaml --write    the same, and adds it to the file
  netloom import --context homelab                from a running cluster
  netloom import . --propose default-deny         which policies would close its namespaces, and what they would cut
`;

export function addImport(program: Command, context: Context): void {
  withSources(
    program
      .command('import')
      .description('write a network.yaml from what a repository or a cluster has')
      .addHelpText('before', EXAMPLES),
  )
    .option('--cluster <NAME>', 'the cluster to import, where the sources have several')
    .option(
      '--write [PATH]',
      'write there, and not to standard output: a file, or of several clusters a folder; with --into, without a PATH',
    )
    .option(
      '--into <FILE>',
      'compare with a network file: print what is new and what is different; --write adds what is new',
    )
    .option(
      '--take <KEY...>',
      'with --into: the keys, as they are printed, of which the value of the sources is taken; or `all`',
    )
    .addOption(
      new Option(
        '--propose <WHAT>',
        'print a plan in place of the network: default-deny for its namespaces, with the connections that they need; --write adds these to the file, and switches nothing on',
      ).choices(['default-deny']),
    )
    .addOption(outputOption('json'))
    .addOption(verboseOption())
    .action(async (folders: readonly string[], options: ImportOptions) => {
      const [{ runImport }, merging] = await Promise.all([
        import('./run.ts'),
        options.into === undefined ? null : import('./merge-into.ts'),
      ]);
      await runImport(folders, { options, context, mergeInto: merging?.mergeInto ?? null });
    });
}
