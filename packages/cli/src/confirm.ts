import { stderr, stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';

/** Whether a person agrees; null where nobody can be asked. */
export async function confirm(question: string, signal: AbortSignal): Promise<boolean | null> {
  if (!stdin.isTTY || !stderr.isTTY) return null;
  const terminal = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
