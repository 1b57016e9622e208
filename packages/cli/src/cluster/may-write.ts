import { Refused } from '@netloom/diagnostics/error';
import { confirm } from '../terminal/confirm.ts';
import type { Context } from '../context.ts';

export interface AskBeforeWriting {
  /** What a person is asked, such as `Remove it?`. */
  readonly question: string;
  /** Why nothing is written where nobody can be asked; null where that needs no answer. */
  readonly unasked: string | null;
  /** Whether the command line has answered. */
  readonly yes: boolean;
}

/** Whether a command may write. Throws Refused where it takes an answer and nobody can be asked. */
export async function mayWrite(
  { question, unasked, yes }: AskBeforeWriting,
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
