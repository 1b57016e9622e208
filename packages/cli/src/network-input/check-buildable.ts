import { EXIT } from '@netloom/diagnostics/error';
import { checkObjects } from '@netloom/engine';
import type { Context } from '../context.ts';
import { checkInput, printFindings, type CheckedInput } from './check-input.ts';

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
