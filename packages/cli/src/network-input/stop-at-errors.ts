import type { Diagnostic } from '@netloom/diagnostics';
import { EXIT } from '@netloom/diagnostics/error';
import type { Context } from '../context.ts';
import { printFindings, type CheckedInput } from './check-input.ts';

/** Prints findings about what is made of a network. Returns whether they forbid it; the exit code is set then. */
export function stopAtErrors(
  { checked }: CheckedInput,
  { diagnostics, context }: { readonly diagnostics: readonly Diagnostic[]; readonly context: Context },
): boolean {
  printFindings({ ...checked, diagnostics }, context);
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  if (hasErrors) context.exit(EXIT.findings);
  return hasErrors;
}
