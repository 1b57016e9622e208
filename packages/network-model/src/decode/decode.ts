import '../jitless.ts';
import {
  compareDiagnostics,
  formatErrorDocs,
  placeAt,
  type Diagnostic,
  type ParsedSource,
  type Source,
} from '@netloom/diagnostics';
import { NetworkFile } from '../file/network-file.ts';
import { laterFormat } from './later-format.ts';
import type { Mistake } from './mistake.ts';
import { schemaErrorDocs } from './schema-errors.ts';
import { toMistakes } from './to-mistakes.ts';

export interface Decoded {
  /** null where there is any mistake, including those that parsing found. */
  readonly file: NetworkFile | null;
  /** What decoding found; `parsed.diagnostics` are not repeated. */
  readonly diagnostics: readonly Diagnostic[];
}

const LISTED = 100;

/** Reads the parsed text as a network file and reports every mistake against the schema at once, each with its place. */
export function decode({ source, value, diagnostics: before }: ParsedSource): Decoded {
  const { root, text } = source;
  if (root === null) return { file: null, diagnostics: [] };
  const later = laterFormat(root);
  if (later !== null) return { file: null, diagnostics: [diagnose(later, source)] };
  const read = NetworkFile.safeParse(value);
  if (read.success) return { file: before.length === 0 ? read.data : null, diagnostics: [] };
  const found = read.error.issues.flatMap((issue) => toMistakes(issue, { schema: NetworkFile, root, text }));
  const mistakes = onePerMistake(found);
  const listed = mistakes.map((mistake) => diagnose(mistake, source)).toSorted(compareDiagnostics);
  return { file: null, diagnostics: [...listed.slice(0, LISTED), ...unlisted(listed.length - LISTED)] };
}

/** A text that breaks two patterns is one mistake, and so is a misspelt key that leaves the right one missing. */
function onePerMistake(found: readonly Mistake[]): readonly Mistake[] {
  const meant = new Set(found.map((mistake) => mistake.meant));
  const places = new Set<string>();
  return found.filter(({ span, lacks }) => {
    if (lacks !== undefined) return !meant.has(lacks);
    const place = `${span.start}-${span.end}`;
    const first = !places.has(place);
    places.add(place);
    return first;
  });
}

function diagnose({ code, message, span, help, fix }: Mistake, source: Source): Diagnostic {
  const edit = { file: source.file, start: span.start, end: span.end };
  return {
    code,
    severity: 'error',
    message,
    range: placeAt(source, span),
    related: [],
    help,
    fix: fix === null ? null : { title: fix.title, edits: [{ ...edit, text: fix.text }] },
    docs: schemaErrorDocs(code),
  };
}

/** A broken file of megabytes must not become megabytes of output. */
function unlisted(count: number): readonly Diagnostic[] {
  if (count <= 0) return [];
  return [
    {
      code: 'too-many-mistakes',
      severity: 'error',
      message: `${count} more format errors are not listed`,
      range: null,
      related: [],
      help: 'fix the ones above first',
      fix: null,
      docs: formatErrorDocs('too-many-mistakes'),
    },
  ];
}
