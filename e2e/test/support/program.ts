import { DebianMissing, GoMissing, PythonMissing } from '@netloom/toolchain';
import { describeUnless } from './describe-unless.ts';

/** A program that tests need: its path, or why it is not available. */
export type Program =
  | { readonly path: string; readonly reason: null }
  | { readonly path: null; readonly reason: string };

/** A program that this machine cannot provide is a result; any other error is thrown. */
export async function findProgram(ensure: () => Promise<string>): Promise<Program> {
  try {
    return { path: await ensure(), reason: null };
  } catch (error) {
    const isMissing = [GoMissing, DebianMissing, PythonMissing].some((kind) => error instanceof kind);
    if (!isMissing || !(error instanceof Error)) throw error;
    return { path: null, reason: error.message };
  }
}

/** `describe` where the program is available; else the tests are skipped, and their title and the log say why. */
export function describeWithProgram(program: Program, title: string, tests: (path: string) => void): void {
  describeUnless(program.reason, title, tests.bind(null, program.path ?? ''));
}
