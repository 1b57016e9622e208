import { checkObjects } from '@netloom/engine';
import type { Context } from '../context.ts';
import { checkInput, type CheckedInput } from './check-input.ts';
import { stopAtErrors } from './stop-at-errors.ts';

/**
 * The network, for commands that make objects of it: two objects of one kind, namespace and name are refused, too, and what the API server would not take. null
 * where findings forbid that: they are on stderr then, and the exit code is set.
 */
export async function checkBuildable(
  argument: string | undefined,
  context: Context,
): Promise<CheckedInput | null> {
  const input = await checkInput(argument, context);
  if (input === null) return null;
  return stopAtErrors(input, { diagnostics: checkObjects(input.checked), context }) ? null : input;
}
