import { EXIT } from '@netloom/diagnostics/error';
import { checkObjects } from '@netloom/engine';
import { InputUnreadable } from '@netloom/engine/check';
import type { Context } from '../context.ts';
import { reportError } from '../terminal/report-error.ts';
import { checkInput, printFindings, type CheckedInput } from './check-input.ts';

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
      const input = await checkBuildable(network, context);
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
 * The network, for commands that make objects of it: two objects of one kind, namespace and name are refused, too. null
 * where findings forbid that: they are on stderr then, and the exit code is set.
 */
export async function checkBuildable(
  argument: string | undefined,
  context: Context,
): Promise<CheckedInput | null> {
  const input = await checkInput(argument, context);
  if (input === null) return null;
  const diagnostics = checkObjects(input.checked);
  if (diagnostics.length === 0) return input;
  printFindings({ ...input.checked, diagnostics }, context);
  context.exit(EXIT.findings);
  return null;
}
