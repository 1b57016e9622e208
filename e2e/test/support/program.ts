import { DebianMissing, GoMissing } from '@netloom/toolchain';
import { describeUnless } from './describe-unless.ts';

/** A program that tests need: its path, or why there is none. */
export type Program =
  { readonly path: string; readonly reason: null } | { readonly path: null; readonly reason: string };

/** Takes what a machine cannot give for an answer; whatever else goes wrong is thrown. */
export async function findProgram(ensure: () => Promise<string>): Promise<Program> {
  try {
    return { path: await ensure(), reason: null };
  } catch (error) {
    if (error instanceof GoMissing || error instanceof DebianMissing) {
      return { path: null, reason: error.message };
    }
    throw error;
  }
}

/** `describe` where there is the program; else the tests are skipped, and their title and the log say why. */
export function describeWithProgram(program: Program, title: string, tests: (path: string) => void): void {
  describeUnless(program.reason, title, tests.bind(null, program.path ?? ''));
}
