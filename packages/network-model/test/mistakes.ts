import { parseSource, type Diagnostic } from '@netloom/diagnostics';
import { decode } from '../src/index.ts';

/** `line:column code message`, as a person reads it. */
export function printed(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(
    ({ range, code, message }) => `${range?.start.line ?? 0}:${range?.start.column ?? 0} ${code}: ${message}`,
  );
}

/** Mistakes of form in a text. */
export function mistakesOf(text: string): readonly Diagnostic[] {
  return decode(parseSource(text, 'network.yaml')).diagnostics;
}
