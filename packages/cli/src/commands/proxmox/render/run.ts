import { UsageError } from '@netloom/diagnostics/error';
import { renderProxmox, toShell, type RenderedProxmox } from '@netloom/proxmox-sdn';
import type { Context } from '../../../context.ts';
import { checkInput, printFindings } from '../../../network-input/check-input.ts';

export interface ProxmoxRenderOptions {
  readonly form: 'cfg' | 'pvesh';
  readonly output: 'human' | 'json';
}

/** Prints what Proxmox should have. */
export async function runProxmoxRender(
  network: string | undefined,
  { options, context }: { readonly options: ProxmoxRenderOptions; readonly context: Context },
): Promise<void> {
  const input = await checkInput(network, context);
  if (input === null) return;
  const rendered = renderProxmox(input.checked.facts.network);
  if (rendered === null) {
    throw new UsageError(`${input.path} has no section \`proxmox\`: there is nothing to render. Add one.`);
  }
  printFindings(input.checked, context);
  const { out, err } = context.terminal;
  if (options.output === 'json') {
    out(json(rendered, options.form));
    return;
  }
  if (options.form === 'cfg') for (const text of rendered.assumptions) err(`note: assumed: ${text}\n`);
  out(options.form === 'cfg' ? filesText(rendered) : commandsText(rendered));
}

/** As `tail` prints several files, each ended by an empty line; a file that would be empty is left out. */
function filesText({ files }: RenderedProxmox): string {
  return files
    .filter(({ text }) => text !== '')
    .map(({ host, path, text }) => {
      const end = text.endsWith('\n\n') ? '' : '\n';
      return `==> ${host === null ? '' : `${host}:`}${path} <==\n${text}${end}`;
    })
    .join('');
}

function commandsText({ steps }: RenderedProxmox): string {
  return steps
    .map(({ title, commands }) => [`# ${title}`, ...commands.map(toShell), ''].join('\n'))
    .join('\n');
}

function json({ files, steps, assumptions }: RenderedProxmox, form: ProxmoxRenderOptions['form']): string {
  const data =
    form === 'cfg'
      ? { files: files.map(({ host, path, text }) => ({ host, path, text })), assumptions }
      : { steps };
  return `${JSON.stringify({ formatVersion: 1, form, ...data }, null, 2)}\n`;
}
