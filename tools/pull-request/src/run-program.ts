import { spawn } from 'node:child_process';

export interface ProgramRun {
  readonly code: number;
  readonly stdout: string;
}

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What it says on stderr, which is for people. */
  readonly print: (text: string) => void;
}

/** Runs a program to its end; one that cannot be run, or is killed, has failed with 70. */
export async function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  { env, print }: ProgramOptions,
): Promise<ProgramRun> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', print);
  const code = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      print(`${error.message}\n`);
      resolve(FAILED);
    });
    child.on('close', (exit) => {
      resolve(exit ?? FAILED);
    });
  });
  return { code, stdout };
}

const FAILED = 70;
