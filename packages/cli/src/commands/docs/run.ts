import { EXIT, UsageError } from '@netloom/diagnostics/error';
import { networkDocument } from '@netloom/engine';
import { secretInPlaintext } from '@netloom/network-model';
import type { Context } from '../../context.ts';
import { openInput, printFindings } from '../../network-input/check-input.ts';
import { checkFiles, type CheckFilesOptions } from './check-files.ts';

export interface DocsOptions extends Omit<CheckFilesOptions, 'files'> {
  /** true: without files. */
  readonly check?: readonly string[] | true;
}

/** Prints NETWORK.md, or what texts of one's own say otherwise than the network. Either is of a network with findings, too. */
export async function runDocs(
  network: string | undefined,
  { options, context }: { readonly options: DocsOptions; readonly context: Context },
): Promise<void> {
  const { check, ...rest } = options;
  if (check === undefined && (rest.fix === true || rest.output !== 'human')) {
    throw new UsageError('--fix and --output belong to --check: `netloom docs --check README.md`.');
  }
  const input = await openInput(network, context);
  if (input === null) return;
  const { checked } = input;
  if (check !== undefined) {
    await checkFiles(checked, { options: { ...rest, files: check === true ? [] : check }, context });
    return;
  }
  // a document is there to be shown around
  if (checked.diagnostics.some(({ code }) => code === secretInPlaintext.code)) {
    printFindings(checked, context);
    context.exit(EXIT.findings);
    return;
  }
  context.terminal.out(networkDocument(checked));
}
