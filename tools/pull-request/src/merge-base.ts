import { runProgram, type ProgramOptions } from './run-program.ts';

/** The commit that this branch began at; null where the checkout does not reach back to it. */
export async function mergeBase(base: string, options: ProgramOptions): Promise<string | null> {
  const { code, stdout } = await runProgram(['git', 'merge-base', base, 'HEAD'], options);
  return code === 0 ? stdout.trim() : null;
}

/** Whether a file was there at a commit; its path is one from the working folder. */
export async function wasThere(commit: string, path: string, options: ProgramOptions): Promise<boolean> {
  const quiet = { ...options, print: () => undefined };
  return (await runProgram(['git', 'cat-file', '-e', `${commit}:./${path}`], quiet)).code === 0;
}
