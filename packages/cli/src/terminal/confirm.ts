import process, { stderr, stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { visible } from '@netloom/diagnostics/visible';

/** Asks whether to go on; null without a terminal to ask at. The end of the input is a no. */
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
