import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EXIT } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import { kib } from '@netloom/engine';
import { networkPage, writePage } from '@netloom/engine/page';
import { secretInPlaintext } from '@netloom/network-model';
import manifest from '../../../package.json' with { type: 'json' };
import type { Context } from '../../context.ts';
import { openInput, printFindings } from '../../network-input/check-input.ts';
import { refuseStdin } from '../../network-input/load-input.ts';
import { openInBrowser } from './open-in-browser.ts';

export interface ViewOptions {
  readonly out?: string;
}

/** Writes the page of a network, of one with mistakes, too, and opens it where a person is there to look at it. */
export async function runView(
  network: string | undefined,
  { options: { out }, context }: { readonly options: ViewOptions; readonly context: Context },
): Promise<void> {
  const { terminal } = context;
  if (out === undefined) refuseStdin(network, 'standard input lies in no folder; --out names the page');
  const input = await openInput(network, context);
  if (input === null) return;
  const { checked, path } = input;
  // a page is there to be shown around
  if (checked.diagnostics.some(({ code }) => code === secretInPlaintext.code)) {
    printFindings(checked, context);
    context.exit(EXIT.findings);
    return;
  }
  const html = await networkPage(checked, manifest.version);
  if (out === '-') {
    terminal.out(html);
    return;
  }
  const file = out ?? join(dirname(path), 'network.html');
  context.finish();
  await writePage(file, html);
  terminal.err(`${visible(file)}: ${kib(Buffer.byteLength(html))}\n`);
  if (out !== undefined || terminal.columns.out === null) return;
  if (await openInBrowser(resolve(file))) return;
  terminal.err(`found no browser to open it: open ${pathToFileURL(resolve(file)).href}\n`);
}
