import type { Diagnostic } from '../diagnostic.ts';
import { type FormatErrorCode, formatErrorDocs } from '../format-errors.ts';
import { placeAt } from '../lines.ts';
import { compareDiagnostics } from '../order.ts';
import type { Source, Span } from '../source.ts';

export interface Mistake {
  readonly code: FormatErrorCode;
  readonly message: string;
  readonly span: Span | null;
  readonly first?: Span;
  readonly help?: string;
}

const LISTED = 100;

/** Collects the format errors in one source; a broken file of megabytes must not become megabytes of output. */
export class Mistakes {
  readonly #source: Source;
  readonly #listed: Diagnostic[] = [];
  #more = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  add(mistake: Mistake): void {
    if (this.#listed.length < LISTED) this.#listed.push(this.#diagnose(mistake));
    else this.#more += 1;
  }

  list(): readonly Diagnostic[] {
    const sorted = this.#listed.toSorted(compareDiagnostics);
    if (this.#more === 0) return sorted;
    const rest = this.#diagnose({
      code: 'too-many-mistakes',
      message: `${this.#more} more format errors are not listed`,
      span: null,
      help: 'fix the ones above first',
    });
    return [...sorted, rest];
  }

  #diagnose({ code, message, span, first, help }: Mistake): Diagnostic {
    return {
      code,
      severity: 'error',
      message,
      range: span === null ? null : placeAt(this.#source, span),
      related:
        first === undefined ? [] : [{ message: 'first written here', range: placeAt(this.#source, first) }],
      help: help ?? null,
      fix: null,
      docs: formatErrorDocs(code),
    };
  }
}
