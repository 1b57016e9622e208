import { concealTexts } from '@netloom/diagnostics/conceal';
import { visibleData, visibleMessages } from '@netloom/diagnostics/visible';
import type { Context } from '../context.ts';
import type { Terminal } from './terminal.ts';

/** The colours that our own printers write, and no other sequence. */
// eslint-disable-next-line no-control-regex -- a colour starts with a control character
const COLORS = /(\u001b\[(?:0|1|1;3[12346])m)/;

/**
 * A terminal that every command prints through: whatever a cluster, a registry, Proxmox or a file name holds, it moves no
 * cursor, is no command of a workflow, and shows no secret of the network file.
 */
export function safeTerminal(terminal: Terminal): Pick<Context, 'conceal'> & { readonly terminal: Terminal } {
  const secrets = new Set<string>();
  const { color, columns } = terminal;
  const messages = (text: string): string =>
    visibleMessages(concealTexts(text, secrets), color.err ? COLORS : undefined);
  return {
    terminal: {
      color,
      columns,
      out: (text) => {
        terminal.out(visibleData(concealTexts(text, secrets), color.out ? COLORS : undefined));
      },
      err: (text) => {
        terminal.err(messages(text));
      },
      progress: (text) => {
        terminal.progress(messages(text));
      },
    },
    conceal: (texts) => {
      for (const text of texts) secrets.add(text);
    },
  };
}
