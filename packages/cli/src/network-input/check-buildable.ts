import { EXIT } from '@netloom/diagnostics/error';
import { checkObjects, drawUmbrella, type UmbrellaValues } from '@netloom/engine';
import type { Context } from '../context.ts';
import { checkInput, printFindings, type CheckedInput } from './check-input.ts';

export interface BuildableInput extends CheckedInput {
  /** Those of the umbrella. */
  readonly values: UmbrellaValues;
}

/**
 * The network, for commands that make objects of it: two objects of one kind, namespace and name are refused, too. null
 * where findings forbid that: they are on stderr then, and the exit code is set.
 */
export async function checkBuildable(
  argument: string | undefined,
  context: Context,
): Promise<BuildableInput | null> {
  const input = await checkInput(argument, context);
  if (input === null) return null;
  const values = drawUmbrella(input.checked);
  const diagnostics = checkObjects(values, input.checked.origins);
  if (diagnostics.length === 0) return { ...input, values };
  printFindings({ ...input.checked, diagnostics }, context);
  context.exit(EXIT.findings);
  return null;
}
