import { UsageError } from '@netloom/diagnostics/error';
import { CODES, findPage, LISTED_CODES, YAML_SUBJECT, type ListedCode } from '@netloom/engine/check';
import type { Context } from '../../context.ts';
import { didYouMean } from '../../terminal/did-you-mean.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';
import { layoutOf } from '../../terminal/terminal.ts';
import type { DescribedCode } from './described-code.ts';
import { listCodes } from './list-codes.ts';
import { hasFix, renderPage } from './render-page.ts';

/** Wider lines of prose are hard to read, however wide the terminal is. */
const MOST = 100;

export interface ExplainOptions {
  readonly output: 'human' | 'json';
}

/** Prints the page about a code, or all codes. */
export async function runExplain(
  code: string | undefined,
  { options, context }: { readonly options: ExplainOptions; readonly context: Context },
): Promise<void> {
  const { terminal } = context;
  const { color, width } = layoutOf(terminal, 'out');
  const layout = { color, width: width === null ? null : Math.min(width, MOST) };
  const isJson = options.output === 'json';
  if (code === undefined) {
    const codes = await Promise.all(LISTED_CODES.map(async (one) => describe(one, await pageOf(one.code))));
    terminal.out(isJson ? printJsonDocument({ codes }) : listCodes(codes, layout));
    return;
  }
  const listed = LISTED_CODES.find((one) => one.code === code);
  if (listed === undefined) throw new UsageError(`unknown code "${code}". ${didYouMean(code, CODES)}`);
  const page = await pageOf(code);
  terminal.out(isJson ? printJsonDocument({ ...describe(listed, page), page }) : renderPage(page, layout));
}

function describe(listed: ListedCode, page: string): DescribedCode {
  // a text that is no YAML is corrected by hand on its page, and by nothing else
  return { ...listed, fixable: listed.subject !== YAML_SUBJECT && hasFix(page) };
}

async function pageOf(code: string): Promise<string> {
  const page = await findPage(code);
  if (page === null) throw new Error(`${code} has no page`);
  return page;
}
