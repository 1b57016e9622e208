import { parseSource, type ParsedSource, type Place, type Source, type Span } from '@netloom/diagnostics';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver/node';
import { findOccurrences } from '../names/find-occurrences.ts';
import type { Occurrence } from '../names/occurrence.ts';
import { scalarPlaces, type ScalarPlace } from './scalar-places.ts';

/** One version of a network file in an editor, and what is read from it: the tree when it is first asked for. */
export class Snapshot {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly #document: TextDocument;
  readonly #name: string;
  #parsed: ParsedSource | null = null;
  #places: readonly ScalarPlace[] | null = null;
  #occurrences: readonly Occurrence[] | null = null;

  /** `name` is how messages call the file. The document of the editor changes with each key: this is a copy. */
  constructor({ uri, languageId, version, text }: Written, name: string) {
    this.uri = uri;
    this.version = version;
    this.text = text;
    this.#document = TextDocument.create(uri, languageId, version, text);
    this.#name = name;
  }

  get parsed(): ParsedSource {
    return (this.#parsed ??= parseSource(this.text, this.#name));
  }

  get source(): Source {
    return this.parsed.source;
  }

  /** Whether the text is YAML, so that the tree is that of the whole of it. */
  get hasTree(): boolean {
    return this.source.root !== null;
  }

  get places(): readonly ScalarPlace[] {
    return (this.#places ??= scalarPlaces(this.source));
  }

  get occurrences(): readonly Occurrence[] {
    return (this.#occurrences ??= findOccurrences(this.source, this.places));
  }

  offsetAt(position: Position): number {
    return this.#document.offsetAt(position);
  }

  rangeOf({ start, end }: Span): Range {
    return { start: this.#document.positionAt(start), end: this.#document.positionAt(end) };
  }
}

interface Written {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** The protocol counts lines and characters from 0, in UTF-16 code units as diagnostics do. */
export function rangeOfPlace({ start, end }: Place): Range {
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}
