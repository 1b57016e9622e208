import type { Diagnostic, Severity } from '../diagnostic.ts';
import { describePlace } from '../lines.ts';
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
  // an annotation is of a file: a place in a running cluster is a part of the text
  const file = range?.path === undefined ? range : null;
  const properties = {
    ...(file === null ? {} : { file: file.file, line: file.start.line }),
    // columns are only understood within one line.
    ...(file === null || file.start.line !== file.end.line
      ? {}
      : { col: file.start.column, endColumn: file.end.column }),
    title: code,
  };
  const text = [
    file === range || range === null ? message : `${describePlace(range)}: ${message}`,
    ...related.map((other) => `${other.message}: ${describePlace(other.range)}`),
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
