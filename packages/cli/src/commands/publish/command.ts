import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { outputOption, timeoutOption } from '../../options/common-options.ts';
import type { PublishOptions } from './run.ts';

export function addPublish(program: Command, context: Context): void {
  program
    .command('publish')
    .description('publish charts to an OCI registry, each version once')
    .argument('<REPOSITORY>', 'the repository of the charts: oci://HOST/PATH')
    .argument('[CHART...]', 'the names of charts; all by default')
    .option('--dry-run', 'only compare with what is published')
    .option('--username <NAME>', 'the user of the registry; by default the login of helm or docker')
    .option('--password-stdin', 'read the password or token from stdin')
    .option('--plain-http', 'use HTTP without TLS')
    .option('--sign <KEY>', 'sign the charts with this gpg key, for helm verify')
    .addOption(timeoutOption('the timeout of each request', 60))
    .option('--out <DIR>', 'the folder for release.json, sbom.json and the archives', 'dist')
    .addOption(outputOption('json'))
    .action(async (repository: string, names: readonly string[], options: PublishOptions) => {
      const { runPublish } = await import('./run.ts');
      await runPublish({ repository, names }, { options, context });
    });
}
