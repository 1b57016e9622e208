import { Option, type Command } from 'commander';
import { UsageError } from '@netloom/diagnostics/error';
import type { Rendered } from '@netloom/proxmox-sdn';
import { checkInput, printFindings } from '../../../network-input/check-input.ts';
import type { Context } from '../../../context.ts';

interface Options {
  readonly form: 'cfg' | 'pvesh';
  readonly output: 'human' | 'json';
}

const EXAMPLES = `Examples:
  netloom proxmox render                            the files that Proxmox would write, host by host
  netloom proxmox render --form pvesh               the same as commands, to read and paste on one host
  netloom proxmox render --form pvesh --output json the commands as lists of arguments
`;

export function addProxmoxRender(proxmox: Command, context: Context): void {
  proxmox
    .command('render')
    .description('print what Proxmox should have, as its own files or as commands')
    .addHelpText('before', EXAMPLES)
    .argument('[NETWORK]', 'a network file, or a folder with a network.yaml')
    .addOption(
      new Option('--form <FORM>', 'files as Proxmox writes them, or commands that make them')
        .choices(['cfg', 'pvesh'])
        .default('cfg'),
    )
    .addOption(new Option('--output <FORM>', 'how to print them').choices(['human', 'json']).default('human'))
    .action(async (network: string | undefined, options: Options) => {
      const input = await checkInput(network, context);
      if (input === null) return;
      const { renderProxmox, toShell } = await import('@netloom/proxmox-sdn');
      const rendered = renderProxmox(input.checked.facts.network);
      if (rendered === null)
        throw new UsageError(`${input.path} states no Proxmox: there is nothing to render. Add \`proxmox\`.`);
      await printFindings(input.checked, context);
      const { out, err } = context.terminal;
      if (options.output === 'json') {
        out(json(rendered, options.form));
        return;
      }
      if (options.form === 'cfg') for (const text of rendered.assumptions) err(`note: assumed: ${text}\n`);
      out(options.form === 'cfg' ? filesText(rendered) : commandsText(rendered, toShell));
    });
}

/** As `tail` prints several files, each ended by an empty line; a file that would be empty is left out. */
function filesText({ files }: Rendered): string {
  return files
    .filter(({ text }) => text !== '')
    .map(({ host, path, text }) => {
      const end = text.endsWith('\n\n') ? '' : '\n';
      return `==> ${host === null ? '' : `${host}:`}${path} <==\n${text}${end}`;
    })
    .join('');
}

function commandsText({ steps }: Rendered, toShell: (args: readonly string[]) => string): string {
  return steps
    .map(({ title, commands }) => [`# ${title}`, ...commands.map(toShell), ''].join('\n'))
    .join('\n');
}

function json({ files, steps, assumptions }: Rendered, form: Options['form']): string {
  const data =
    form === 'cfg'
      ? { files: files.map(({ host, path, text }) => ({ host, path, text })), assumptions }
      : { steps };
  return `${JSON.stringify({ formatVersion: 1, form, ...data }, null, 2)}\n`;
}
