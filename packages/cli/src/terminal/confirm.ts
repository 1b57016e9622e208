import process, { stderr, stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { visible } from '@netloom/diagnostics/visible';

/** Whether a person agrees; null where nobody can be asked. Whoever ends the input does not agree. */
export async function confirm(question: string, signal: AbortSignal): Promise<boolean | null> {
  if (!stdin.isTTY || !stderr.isTTY) return null;
  const terminal = createInterface({ input: stdin, output: stderr });
  const ended = new Promise<string>((resolve) => {
    terminal.on('close', () => {
      resolve('');
    });
  });
  // while a line is read Ctrl-C is a character like others, and no signal
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    const answer = await Promise.race([terminal.question(`${visible(question)} [y/N] `, { signal }), ended]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
