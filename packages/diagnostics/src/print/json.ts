import type { Diagnostic, Waived } from '../diagnostic.ts';
import { compareDiagnostics, countDiagnostics } from '../order.ts';
import type { Report } from './report.ts';
import { visibleJson } from './visible.ts';

/** Diagnostics for programs, as schemas/diagnostics.schema.json has it. */
export function printJson(
  diagnostics: readonly Diagnostic[],
  waived: readonly Waived[] = [],
  known: ReadonlyDeep<Report['known']> = [],
): string {
  const counts = countDiagnostics(diagnostics);
  const report: ReadonlyDeep<Report> = {
    formatVersion: '1.4',
    valid: counts.error === 0,
    counts,
    diagnostics: diagnostics.toSorted(compareDiagnostics),
    waived: waived.toSorted((left, right) => compareDiagnostics(left.diagnostic, right.diagnostic)),
    known,
  };
  return `${visibleJson(report)}\n`;
}

type ReadonlyDeep<T> = T extends object ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> } : T;
