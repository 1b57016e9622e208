import type { Diagnostic, Place, Severity, Waived } from '../diagnostic.ts';
import { compareDiagnostics, countDiagnostics } from '../order.ts';
import type { Source } from '../source.ts';
import { frameOf } from './frame.ts';
import { visible } from './visible.ts';

export interface HumanOptions {
  /** The texts that code frames are cut from; a place in another file is named only. */
  readonly sources: readonly Source[];
  /** The caller knows the terminal and NO_COLOR. */
  readonly color: boolean;
  /** Counted, not shown. */
  readonly waived?: readonly Waived[];
}

type Style = Severity | 'bold' | 'gutter';

const codes: Readonly<Record<Style, string>> = {
  error: '1;31',
  warning: '1;33',
  info: '1;36',
  bold: '1',
  gutter: '1;34',
};

/** Diagnostics for people: message, code frame, related places, help; then one line of counts. */
export function printHuman(diagnostics: readonly Diagnostic[], options: HumanOptions): string {
  const { sources, color } = options;
  const paint = (style: Style, text: string): string =>
    color && text !== '' ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
  const sourceOf = new Map(sources.map((source) => [source.file, source]));
  const blocks = diagnostics
    .toSorted(compareDiagnostics)
    .map((diagnostic) => new Block(paint, sourceOf).print(diagnostic));
  return [...blocks, `${tail(diagnostics, options)}\n`].join('\n');
}

class Block {
  readonly #paint: (style: Style, text: string) => string;
  readonly #sources: ReadonlyMap<string, Source>;
  #gutter = 1;

  constructor(paint: (style: Style, text: string) => string, sources: ReadonlyMap<string, Source>) {
    this.#paint = paint;
    this.#sources = sources;
  }

  print(diagnostic: Diagnostic): string {
    const { range, related } = diagnostic;
    const places = [range, ...related.map((other) => other.range)].filter((place) => place !== null);
    this.#gutter = Math.max(...places.map(({ start }) => String(start.line).length), 1);
    return [...this.#lines(diagnostic)].map((line) => `${line}\n`).join('');
  }

  *#lines({ code, severity, message, range, related, help, fix }: Diagnostic): Iterable<string> {
    yield `${this.#paint(severity, `${severity}[${code}]`)}${this.#paint('bold', `: ${visible(message)}`)}`;
    if (range !== null) yield* this.#place('-->', range, { mark: '^', style: severity, label: '' });
    for (const other of related) {
      yield* this.#place(':::', other.range, { mark: '-', style: 'gutter', label: visible(other.message) });
    }
    if (range !== null || related.length > 0) yield this.#bar('');
    if (help !== null) yield this.#note('help', help);
    if (fix !== null) yield this.#note('fix', `${fix.title} (--fix does it)`);
    yield this.#note('explain', `netloom explain ${code}`);
  }

  #place(
    arrow: string,
    place: Place,
    { mark, style, label }: { readonly mark: string; readonly style: Style; readonly label: string },
  ): readonly string[] {
    const { file, start } = place;
    const pad = ' '.repeat(this.#gutter);
    const where = `${pad}${this.#paint('gutter', arrow)} ${visible(file)}:${start.line}:${start.column}`;
    const source = this.#sources.get(file);
    const frame = source === undefined ? null : frameOf(source, place);
    if (frame === null) return [label === '' ? where : `${where} ${label}`];
    const marks = this.#paint(style, mark.repeat(frame.width) + (label === '' ? '' : ` ${label}`));
    const number = this.#paint('gutter', `${String(start.line).padStart(this.#gutter)} |`);
    return [
      where,
      this.#bar(''),
      frame.line === '' ? number : `${number} ${frame.line}`,
      this.#bar(' '.repeat(frame.indent) + marks),
    ];
  }

  #bar(text: string): string {
    const bar = this.#paint('gutter', `${' '.repeat(this.#gutter)} |`);
    return text === '' ? bar : `${bar} ${text}`;
  }

  #note(name: string, text: string): string {
    return `${' '.repeat(this.#gutter)} ${this.#paint('gutter', '=')} ${this.#paint('bold', `${name}:`)} ${visible(text)}`;
  }
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
