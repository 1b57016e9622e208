import { EXIT } from '@netloom/diagnostics/error';
import { networkDocument } from '@netloom/engine';
import { secretInPlaintext } from '@netloom/network-model';
import type { Context } from '../../context.ts';
import { openInput, printFindings } from '../../network-input/check-input.ts';

/** Prints NETWORK.md, of a network with findings, too, unless the file holds a secret: a document is there to be shown around. */
export async function runDocs(network: string | undefined, context: Context): Promise<void> {
  const input = await openInput(network, context);
  if (input === null) return;
  const { checked } = input;
  if (checked.diagnostics.some(({ code }) => code === secretInPlaintext.code)) {
    printFindings(checked, context);
    context.exit(EXIT.findings);
    return;
  }
  context.terminal.out(networkDocument(checked));
}
