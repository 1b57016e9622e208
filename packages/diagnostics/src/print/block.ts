import type { Diagnostic, Place } from '../diagnostic.ts';
import { describePlace } from '../lines.ts';
import type { Source } from '../source.ts';
import { frameOf } from './frame.ts';
import { widthOf, wrapText, type Paint, type Style } from './layout.ts';
import { visible } from './visible.ts';

interface BlockOptions {
  readonly paint: Paint;
  readonly width: number | null;
  readonly sources: ReadonlyMap<string, Source>;
  /** How many of the other places are shown. */
  readonly most: number;
}

/** One diagnostic: message, code frame, related places, help. */
export class Block {
  readonly #options: BlockOptions;
  readonly #gutter: number;

  constructor({ range, related }: Diagnostic, options: BlockOptions) {
    this.#options = options;
    const places = [range, ...related.map((other) => other.range)].filter((place) => place !== null);
    this.#gutter = Math.max(...places.map((place) => lineNumber(place).length), 1);
  }

  print(diagnostic: Diagnostic): string {
    return [...this.#lines(diagnostic)].map((line) => `${line}\n`).join('');
  }

  *#lines({ code, severity, message, range, related, help, fix }: Diagnostic): Iterable<string> {
    const { paint, width, most } = this.#options;
    const head = `${severity}[${code}]`;
    const [first = '', ...rest] = wrapText(`${head}: ${visible(message)}`, { width, rest: '  ' });
    yield `${paint(severity, head)}${paint('bold', first.slice(head.length))}`;
    yield* rest.map((line) => paint('bold', line));
    if (range !== null) yield* this.#place('-->', range, { mark: '^', style: severity, label: '' });
    for (const other of related.slice(0, most)) {
      yield* this.#place(':::', other.range, { mark: '-', style: 'gutter', label: visible(other.message) });
    }
    const hidden = related.length - most;
    if (hidden > 0) yield `${this.#pad()}${paint('gutter', ':::')} and ${hidden} more places`;
    if (range !== null || related.length > 0) yield this.#bar('');
    if (help !== null) yield* this.#note('help', help);
    if (fix !== null) yield* this.#note('fix', `${fix.title} (--fix does it)`);
    yield* this.#note('explain', `netloom explain ${code}`);
  }

  #place(
    arrow: string,
    place: Place,
    { mark, style, label }: { readonly mark: string; readonly style: Style; readonly label: string },
  ): readonly string[] {
    const { file } = place;
    const { paint, width, sources } = this.#options;
    const where = `${this.#pad()}${paint('gutter', arrow)} ${visible(describePlace(place))}`;
    const source = sources.get(file);
    const room = width === null ? null : width - this.#gutter - ' | '.length;
    const frame = source === undefined ? null : frameOf(source, place, room);
    if (frame === null) return [label === '' ? where : `${where} ${label}`];
    const { indent } = frame;
    const marks = mark.repeat(frame.width);
    const isBeside = room === null || indent + frame.width + 1 + widthOf(label) <= room;
    const number = paint('gutter', `${lineNumber(place).padStart(this.#gutter)} |`);
    const marked = isBeside && label !== '' ? `${marks} ${label}` : marks;
    const below = isBeside ? [] : wrapText(label, { width: room, first: '  ' });
    return [
      where,
      this.#bar(''),
      frame.line === '' ? number : `${number} ${frame.line}`,
      this.#bar(' '.repeat(indent) + paint(style, marked)),
      ...below.map((line) => this.#bar(paint(style, line))),
    ];
  }

  #pad(): string {
    return ' '.repeat(this.#gutter);
  }

  #bar(text: string): string {
    const bar = this.#options.paint('gutter', `${this.#pad()} |`);
    return text === '' ? bar : `${bar} ${text}`;
  }

  #note(name: string, text: string): readonly string[] {
    const { paint, width } = this.#options;
    const head = `${this.#pad()} = ${name}: `;
    const rest = `${this.#pad()}   `;
    const [first = '', ...others] = wrapText(visible(text), { width, first: head, rest });
    const shown = `${this.#pad()} ${paint('gutter', '=')} ${paint('bold', `${name}:`)} ${first.slice(head.length)}`;
    return [shown, ...others];
  }
}

/** None where the line is that of no file. */
function lineNumber({ start, path }: Place): string {
  return path === undefined ? String(start.line) : '';
}
