import { EXIT } from '@netloom/diagnostics/error';
import { hasCode } from '@netloom/engine/editor';
import { serve } from '@netloom/language-server';
import manifest from '../../../package.json' with { type: 'json' };
import type { Context } from '../../context.ts';
import { today } from '../../network-input/today.ts';

/** Serves the editor that started the process until it goes away; standard output is the protocol's alone. */
export async function runLsp({ exit }: Pick<Context, 'exit'>): Promise<void> {
  const { stdin, stdout } = process;
  const code = await serve({ input: stdin, output: stdout, version: manifest.version, today, isRunning });
  // an editor need not close it, and Node waits for it
  stdin.destroy();
  exit(code === 0 ? EXIT.ok : EXIT.findings);
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // of another user: it is there
    return hasCode(error, 'EPERM');
  }
}
