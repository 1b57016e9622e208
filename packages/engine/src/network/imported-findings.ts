import type { Diagnostic } from '@netloom/diagnostics';

/** Findings by where they can be dealt with. */
export interface FindingsByFile {
  /** In a network file: its fixes and waivers apply. */
  readonly own: readonly Diagnostic[];
  /** In a file that a part of a network was imported from: netloom does not change it, and no waiver covers it. */
  readonly imported: readonly Diagnostic[];
}

export function splitByFile(
  findings: readonly Diagnostic[],
  networkFiles: ReadonlySet<string>,
): FindingsByFile {
  const groups = Map.groupBy(findings, ({ range }) => range === null || networkFiles.has(range.file));
  return { own: groups.get(true) ?? [], imported: groups.get(false) ?? [] };
}

/** Only `file` is ever edited: a fix that needs an edit elsewhere becomes a hint for whoever owns that file. */
export function withoutForeignFix(diagnostic: Diagnostic, file: string): Diagnostic {
  const { fix, help } = diagnostic;
  const foreign = fix?.edits.find((edit) => edit.file !== file);
  if (fix === null || foreign === undefined) return diagnostic;
  const hint = `${fix.title} in ${foreign.file}: --fix changes ${file} only`;
  return { ...diagnostic, fix: null, help: help === null ? hint : `${help}; ${hint}` };
}
