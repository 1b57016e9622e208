import { Refused } from '@netloom/diagnostics/error';
import type { Context } from '../context.ts';
import { confirm } from '../terminal/confirm.ts';

export interface WriteQuestion {
  /** Such as `Remove it?`. */
  readonly question: string;
  /** Why nothing is written without a terminal to ask at; null if no answer is needed then. */
  readonly unasked: string | null;
  /** Whether the command line has answered already. */
  readonly yes: boolean;
}

/** Whether a command may write. Throws Refused where an answer is needed and there is no terminal to ask at. */
export async function mayWrite(
  { question, unasked, yes }: WriteQuestion,
  { terminal, signal }: Pick<Context, 'terminal' | 'signal'>,
): Promise<boolean> {
  if (yes) return true;
  const agreed = await confirm(question, signal);
  if (agreed === null) {
    if (unasked === null) return true;
    throw new Refused(`${unasked} Nothing was changed.`);
  }
  if (!agreed) terminal.err('Nothing was changed.\n');
  return agreed;
}
