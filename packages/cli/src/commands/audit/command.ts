import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { withSources } from '../../import-input/options.ts';
import { outputOption, verboseOption } from '../../options/common-options.ts';
import type { AuditOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom audit .                                    what is wrong with the network of a repository, at its own lines
  netloom audit clusters/production --output github  as annotations of a pull request
  netloom audit . --output sarif > findings.sarif    for code scanning
  netloom audit . --context homelab                  the repository and what runs, together
`;

export function addAudit(program: Command, context: Context): void {
  withSources(
    program
      .command('audit')
      .description('check the network that a repository or a cluster describes, without a network.yaml')
      .addHelpText('before', EXAMPLES),
  )
    .addOption(outputOption('json', 'sarif', 'github'))
    .addOption(verboseOption())
    .action(async (folders: readonly string[], options: AuditOptions) => {
      const { runAudit } = await import('./run.ts');
      await runAudit(folders, { options, context });
    });
}
