import { env, stderr, stdin } from 'node:process';
import { isCancel, log, select, text } from '@clack/prompts';
import { wrapText } from '@netloom/diagnostics/layout';
import { visible } from '@netloom/diagnostics/visible';
import type { Context } from '../../context.ts';
import type { Question } from './questions.ts';

/** What a prompt has before its text. */
const MARGIN = 3;

/** Asks a person at a terminal. */
export interface Asker {
  /** null where they stopped, by Ctrl-C or Esc. */
  readonly ask: (question: Question, likely: string) => Promise<string | null>;
  /** Says why an answer does not do. */
  readonly refuse: (why: string) => void;
}

/** Emacs' shell, say: what is typed can be read, but a question cannot be drawn again. */
export function isDumb(): boolean {
  return env.TERM === 'dumb';
}

/** null where there is no terminal, or one that cannot show a question. Questions go to stderr: stdout is for what a machine reads. */
export function askerOf({ signal, terminal: { columns } }: Context): Asker | null {
  if (!stdin.isTTY || !stderr.isTTY || isDumb()) return null;
  const streams = { input: stdin, output: stderr, signal };
  return {
    ask: async ({ ask, isOptional, choices }, likely) => {
      if (choices !== undefined) {
        const chosen = await select({
          ...streams,
          message: ask,
          options: [...choices],
          initialValue: likely,
        });
        return isCancel(chosen) ? null : chosen;
      }
      const answer = await text({
        ...streams,
        message: isOptional ? `${ask} (empty: none)` : ask,
        initialValue: likely,
        validate: (written) =>
          isOptional || (written ?? '').trim() !== '' ? undefined : 'the network file needs it',
      });
      return isCancel(answer) ? null : answer.trim();
    },
    refuse: (why) => {
      log.error(
        wrapText(visible(why), { width: columns.err === null ? null : columns.err - MARGIN }).join('\n'),
        {
          output: stderr,
        },
      );
    },
  };
}
