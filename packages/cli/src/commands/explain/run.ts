import { UsageError } from '@netloom/diagnostics/error';
import { CODES, findPage } from '@netloom/engine/check';
import type { Context } from '../../context.ts';
import { didYouMean } from '../../terminal/did-you-mean.ts';

/** Prints the page about a code. */
export async function runExplain(code: string, { terminal }: Context): Promise<void> {
  const page = await findPage(code);
  if (page === null) throw new UsageError(`unknown code "${code}". ${didYouMean(code, CODES)}`);
  terminal.out(page);
}
