import type { Diagnostic } from '../diagnostic.ts';
import { compareDiagnostics, countDiagnostics } from '../order.ts';
import { visibleJson } from './visible.ts';

/** Diagnostics for programs. The format only grows within one major version. */
export function printJson(diagnostics: readonly Diagnostic[]): string {
  const counts = countDiagnostics(diagnostics);
  const report = {
    formatVersion: '1.0',
    valid: counts.error === 0,
    counts,
    diagnostics: diagnostics.toSorted(compareDiagnostics),
  };
  return `${visibleJson(report)}\n`;
}
