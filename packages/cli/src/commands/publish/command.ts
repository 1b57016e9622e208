import { Option, type Command } from 'commander';
import { UsageError } from '@netloom/diagnostics/error';
import { chartsNamed } from '../../charts/charts-named.ts';
import type { Context } from '../../context.ts';
import { parseSeconds } from '../../options/parse-seconds.ts';
import { publishCharts, type PublishOptions } from './publish-charts.ts';

export function addPublish(program: Command, context: Context): void {
  program
    .command('publish')
    .description('publish charts in an OCI registry, each version once')
    .argument('<REPOSITORY>', 'where the charts are kept: oci://HOST/PATH')
    .argument('[CHART...]', 'names of charts; all unless given')
    .option('--dry-run', 'only compare with what is published')
    .option('--username <NAME>', 'who publishes; else whoever logged in with helm or docker')
    .option('--password-stdin', 'read the password or token from stdin')
    .option('--plain-http', 'talk to the registry without encryption')
    .option('--sign <KEY>', 'sign what is pushed with this key of gpg, for helm verify')
    .option('--timeout <SECONDS>', 'how long one request may take', parseSeconds, 60)
    .option('--out <DIR>', 'the folder for release.json, sbom.json and the archives', 'dist')
    .addOption(new Option('--output <FORMAT>', 'how to print').choices(['human', 'json']).default('human'))
    .action(async (text: string, names: readonly string[], options: PublishOptions) => {
      const { parseRepository } = await import('@netloom/registry');
      const repository = parseRepository(text);
      if (!repository.ok) throw new UsageError(repository.message);
      const charts = await chartsNamed(names);
      if (options.dryRun !== true) context.finish();
      await publishCharts({ repository: repository.value, charts, options, context });
    });
}
