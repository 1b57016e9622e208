import { PLAIN, type Layout } from '@netloom/diagnostics/layout';
import { COMMANDS } from '../src/commands/index.ts';
import { addRender } from '../src/commands/render/command.ts';
import { runCommand } from '../src/run-command.ts';

/** What a command printed, and how it ended; null where a signal ended it. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `netloom …` in this process: what it printed, and how it ended. */
export async function runHere(args: readonly string[], { color, width }: Layout = PLAIN): Promise<Run> {
  let stdout = '';
  let stderr = '';
  const code = await runCommand(['node', 'netloom', ...args], {
    commands: [...COMMANDS, addRender],
    terminal: {
      out: (text) => (stdout += text),
      err: (text) => (stderr += text),
      progress: (text) => width !== null && (stderr += text),
      color: { out: color, err: color },
      columns: { out: width, err: width },
    },
    interruption: { signal: new AbortController().signal, happened: false, finish: () => undefined },
  });
  return { code, stdout, stderr };
}
