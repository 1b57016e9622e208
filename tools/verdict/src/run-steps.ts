import { join } from 'node:path';
import { execa } from 'execa';

/** A command that ran to its end. */
export interface StepResult {
  readonly command: string;
  readonly seconds: number;
  readonly failed: boolean;
}

interface StepOptions {
  readonly cwd: string;
  /** How many run at once. With more than one, the output of each is printed when it ends. */
  readonly parallel: number;
  readonly print: (text: string) => void;
}

/** Runs shell commands, all of them: one that fails does not keep the next from being run. */
export async function runSteps(
  commands: readonly string[],
  { cwd, parallel, print }: StepOptions,
): Promise<readonly StepResult[]> {
  const waiting = commands.values();
  const results: StepResult[] = [];
  // one iterator for all workers: each command is taken once
  const work = async (): Promise<void> => {
    for (const command of waiting) {
      const start = Date.now();
      if (parallel === 1) print(`== ${command}\n`);
      const { failed, output } = await run(command, { cwd, shown: parallel === 1 });
      const seconds = Math.round((Date.now() - start) / 1000);
      results.push({ command, seconds, failed });
      print(`${output}== ${command}: ${failed ? 'failed after ' : ''}${seconds} s\n`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return results;
}

async function run(
  command: string,
  { cwd, shown }: { readonly cwd: string; readonly shown: boolean },
): Promise<{ readonly failed: boolean; readonly output: string }> {
  const { failed, all } = await execa(command, {
    cwd,
    shell: true,
    reject: false,
    stdin: 'ignore',
    // hundreds of short processes load the same modules; what differs from the code that was compiled is compiled again
    env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(cwd, 'node_modules/.cache/compile') },
    ...(shown ? { stdout: 'inherit', stderr: 'inherit' } : { all: true }),
  });
  return { failed, output: all === undefined || all === '' ? '' : `${all}\n` };
}
