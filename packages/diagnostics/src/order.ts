import type { Diagnostic, Severity } from './diagnostic.ts';

/** How many diagnostics there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** By file, offset, severity and code; what has no place comes first. */
export function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return (
    compareTexts(left.range?.file ?? '', right.range?.file ?? '') ||
    (left.range?.start.offset ?? -1) - (right.range?.start.offset ?? -1) ||
    rank[left.severity] - rank[right.severity] ||
    compareTexts(left.code, right.code) ||
    compareTexts(left.message, right.message)
  );
}

/** For a person: the worst of each file first, then as `compareDiagnostics`. */
export function compareInFile(left: Diagnostic, right: Diagnostic): number {
  return (
    compareTexts(left.range?.file ?? '', right.range?.file ?? '') ||
    rank[left.severity] - rank[right.severity] ||
    compareDiagnostics(left, right)
  );
}

/** The worst first, then as `compareDiagnostics`. */
export function compareBySeverity(left: Diagnostic, right: Diagnostic): number {
  return rank[left.severity] - rank[right.severity] || compareDiagnostics(left, right);
}

export function countDiagnostics(diagnostics: Iterable<Diagnostic>): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}
