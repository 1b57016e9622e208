import { Option, type Command } from 'commander';
import type { Context } from '../../../context.ts';
import { networkArgument, outputOption } from '../../../options/common-options.ts';
import type { ProxmoxRenderOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom proxmox render                            the files that Proxmox would write, host by host
  netloom proxmox render --form pvesh               the same as commands, to read and paste on one host
  netloom proxmox render --form pvesh --output json the commands as lists of arguments
`;

export function addProxmoxRender(proxmox: Command, context: Context): void {
  proxmox
    .command('render')
    .description('print the desired configuration of Proxmox, as its own files or as commands')
    .addHelpText('before', EXAMPLES)
    .addArgument(networkArgument())
    .addOption(
      new Option('--form <FORM>', 'files as Proxmox writes them, or commands that make them')
        .choices(['cfg', 'pvesh'])
        .default('cfg'),
    )
    .addOption(outputOption('json'))
    .action(async (network: string | undefined, options: ProxmoxRenderOptions) => {
      const { runProxmoxRender } = await import('./run.ts');
      await runProxmoxRender(network, { options, context });
    });
}
