import { EXIT } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import { checkBuild, checkObjects } from '@netloom/engine';
import { InputUnreadable } from '@netloom/engine/check';
import { placeholderNames } from '@netloom/network-model';
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
  if (input === null || stopAtPlaceholders(input, context)) return null;
  return stopAtErrors(input, { diagnostics: check(input.checked), context }) ? null : input;
}

/** No object can be made of a host name that is not known. Returns whether there is one; the exit code is set then. */
function stopAtPlaceholders({ checked: { source } }: CheckedInput, { terminal, exit }: Context): boolean {
  const names = placeholderNames(source);
  if (names.length === 0) return false;
  const lines = names.map((name) => `netloom: ${source.file}: ${name}`);
  terminal.err(
    [
      ...lines.map(visible),
      'Write the real names there: no object can be made of these. Nothing was changed.',
    ]
      .map((line) => `${line}\n`)
      .join(''),
  );
  exit(EXIT.refused);
  return true;
}
