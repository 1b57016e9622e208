import type { Diagnostic, Severity, Waived } from '../diagnostic.ts';
import { compareInFile, countDiagnostics } from '../order.ts';
import type { Source } from '../source.ts';
import { Block } from './block.ts';
import { foldAlike, shownPlaces } from './fold.ts';
import { painter, wrapText, type Layout } from './layout.ts';
import { visible } from './visible.ts';

export interface HumanOptions {
  /** The texts that code frames are cut from; a place in another file is named only. */
  readonly sources: readonly Source[];
  readonly color: Layout['color'];
  readonly width?: Layout['width'];
  /** The command that shows what is folded; without it nothing is. */
  readonly unfold?: string;
  /** Counted, not shown. */
  readonly waived?: readonly Waived[];
}

/** Diagnostics for people, the worst of each file first: message, code frame, related places, help; then one line of counts. */
export function printHuman(diagnostics: readonly Diagnostic[], options: HumanOptions): string {
  const { sources, color, width = null, unfold } = options;
  const isFolding = width !== null && unfold !== undefined;
  const sourceOf = new Map(sources.map((source) => [source.file, source]));
  const print = (diagnostic: Diagnostic): string => {
    const most = isFolding ? shownPlaces(diagnostic) : Infinity;
    return new Block(diagnostic, { paint: painter(color), width, sources: sourceOf, most }).print(diagnostic);
  };
  const fit = (line: string): string => `${wrapText(line, { width, rest: '  ' }).join('\n')}\n`;
  if (!isFolding) {
    const all = diagnostics.toSorted(compareInFile).map(print);
    return [...all, fit(tail(diagnostics, options))].join('\n');
  }
  const groups = foldAlike(diagnostics);
  const blocks = groups.flatMap(({ shown, folded }) => [
    ...shown.map(print),
    ...describeFolded(folded).map(fit),
  ]);
  const isFolded = groups.some(
    ({ shown, folded }) => folded.length > 0 || shown.some((one) => shownPlaces(one) < one.related.length),
  );
  const last = `${tail(diagnostics, options)}${isFolded ? `; ${unfold} shows all` : ''}`;
  return [...blocks, fit(last)].join('\n');
}

/** How many lines of folded findings are named. */
const MOST_LINES = 8;

function describeFolded(folded: readonly Diagnostic[]): readonly string[] {
  const [first] = folded;
  if (first === undefined) return [];
  const { severity, code, range } = first;
  const all = [...new Set(folded.flatMap((one) => one.range?.path ?? one.range?.start.line ?? []))];
  const lines = all.length > MOST_LINES ? [...all.slice(0, MOST_LINES), '…'] : all;
  const where =
    range === null
      ? ''
      : ` in ${visible(range.file)}, at ${range.path === undefined ? 'lines ' : ''}${visible(lines.join(', '))}`;
  return [`${severity}[${code}]: ${folded.length} more like these${where}`];
}

/** How many files without findings are named. */
const MOST_NAMED = 10;

function tail(diagnostics: readonly Diagnostic[], { sources, waived = [] }: HumanOptions): string {
  const counts = countDiagnostics(diagnostics);
  const parts = (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => plural(counts[severity], severity));
  const more = waived.length === 0 ? '' : `; ${waived.length} waived`;
  if (parts.length === 0) {
    const names = sources.map(({ file }) => visible(file));
    const files = names.length > MOST_NAMED ? `${names.length} files` : names.join(', ');
    return `${files}: no findings${more}`;
  }
  const files = new Set(diagnostics.flatMap(({ range }) => (range === null ? [] : [range.file])));
  const [file] = files;
  const where =
    file === undefined ? '' : files.size === 1 ? ` in ${visible(file)}` : ` in ${files.size} files`;
  const fixes = diagnostics.filter(({ fix }) => fix !== null).length;
  return `${parts.join(', ')}${where}${more}${fixes === 0 ? '' : `; ${fixes} fixable with --fix`}`;
}

function plural(count: number, word: Severity): string {
  return word === 'info' || count === 1 ? `${count} ${word}` : `${count} ${word}s`;
}
