import type { Diagnostic, Severity } from '../diagnostic.ts';
import { compareDiagnostics } from '../order.ts';
import { visible } from './visible.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** A step shows so many annotations of each level, and drops the rest without a word. */
const SHOWN = 10;

/** Diagnostics as workflow commands of GitHub Actions; of each level the first ones, and how many more there are. */
export function printGithub(diagnostics: readonly Diagnostic[]): string {
  const sorted = diagnostics.toSorted(compareDiagnostics);
  const commands = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const all = sorted.filter((diagnostic) => diagnostic.severity === severity);
    if (all.length <= SHOWN) return all.map(command);
    const more = `${all.length - SHOWN + 1} more of ${all.length} are not shown here`;
    return [...all.slice(0, SHOWN - 1).map(command), `::${levels[severity]} title=netloom::${more}`];
  });
  return commands.map((line) => `${line}\n`).join('');
}

function command({ code, severity, message, range, related, help }: Diagnostic): string {
  const properties = {
    ...(range === null ? {} : { file: range.file, line: range.start.line }),
    // columns are only understood within one line.
    ...(range === null || range.start.line !== range.end.line
      ? {}
      : { col: range.start.column, endColumn: range.end.column }),
    title: code,
  };
  const text = [
    message,
    ...related.map(
      (other) =>
        `${other.message}: ${other.range.file}:${other.range.start.line}:${other.range.start.column}`,
    ),
    ...(help === null ? [] : [`help: ${help}`]),
  ];
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${levels[severity]} ${list.join(',')}::${text.map(escapeData).join('%0A')}`;
}

function escapeData(text: string): string {
  return visible(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
