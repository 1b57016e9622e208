import { runCommand } from '@netloom/cli';

/** The output and exit code of a command line. */
export interface InProcessRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `netloom …` in this process, with these environment variables meanwhile. One at a time. */
export async function runInProcess(
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<InProcessRun> {
  let stdout = '';
  let stderr = '';
  const terminal = {
    out: (text: string) => (stdout += text),
    err: (text: string) => (stderr += text),
    progress: () => undefined,
    color: { out: false, err: false },
    columns: { out: null, err: null },
  };
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    const code = await runCommand(['node', 'netloom', ...args], {
      terminal,
      interruption: {
        signal: new AbortController().signal,
        happened: false,
        finish: () => undefined,
      },
    });
    return { code, stdout, stderr };
  } finally {
    for (const name of Object.keys(variables)) {
      const value = before[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}
