import { checkBuild, checkObjects } from '@netloom/engine';
import { InputUnreadable } from '@netloom/engine/check';
import type { Context } from '../context.ts';
import { reportError } from '../terminal/report-error.ts';
import { checkInput, printFindings, type CheckedInput } from './check-input.ts';
import { stopAtErrors } from './stop-at-errors.ts';

/** NETWORKs that were checked. */
export interface CheckedInputs {
  /** Those without an error. */
  readonly inputs: readonly CheckedInput[];
  /** Whether these are all. */
  readonly isComplete: boolean;
}

/** Checks several networks, with none the nearest: an error in one of them does not keep the others from being checked. */
export async function checkAllBuildable(
  networks: readonly string[],
  context: Context,
): Promise<CheckedInputs> {
  const inputs: CheckedInput[] = [];
  const named = networks.length === 0 ? [undefined] : networks;
  for (const network of named) {
    try {
      const input = await checkBuildable(network, context, checkBuild);
      if (input === null) continue;
      printFindings(input.checked, context);
      inputs.push(input);
    } catch (error) {
      if (!(error instanceof InputUnreadable)) throw error;
      context.exit(reportError(error, context.terminal));
    }
  }
  return { inputs, isComplete: inputs.length === named.length };
}

/**
 * The network, for commands that make objects of it: two objects of one kind, namespace and name are refused, too, and what
 * the API server would not take. null where findings forbid that: they are on stderr then, and the exit code is set.
 */
export async function checkBuildable(
  argument: string | undefined,
  context: Context,
  check: typeof checkObjects = checkObjects,
): Promise<CheckedInput | null> {
  const input = await checkInput(argument, context);
  if (input === null) return null;
  return stopAtErrors(input, { diagnostics: check(input.checked), context }) ? null : input;
}
