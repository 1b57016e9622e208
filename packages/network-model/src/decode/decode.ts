import '../jitless.ts';
import {
  aliasPlaces,
  compareDiagnostics,
  formatErrorDocs,
  isRepeated,
  placeAt,
  REPEATED,
  type Diagnostic,
  type ParsedSource,
  type Source,
  type TextEdit,
} from '@netloom/diagnostics';
import { NetworkFile } from '../file/network-file.ts';
import { REMOVED_KEYS, type KeyChange } from '../key-changes/key-change.ts';
import { laterFormat } from './later-format.ts';
import type { Mistake, MistakeFix } from './mistake.ts';
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
export function decode(
  { source, value, diagnostics: before }: ParsedSource,
  removed: readonly KeyChange[] = REMOVED_KEYS,
): Decoded {
  const { root, text } = source;
  if (root === null) return { file: null, diagnostics: [] };
  const later = laterFormat(root);
  if (later !== null) return { file: null, diagnostics: [diagnose(later, source)] };
  const read = NetworkFile.safeParse(value);
  if (read.success) return { file: before.length === 0 ? read.data : null, diagnostics: [] };
  const found = read.error.issues.flatMap((issue) =>
    toMistakes(issue, { schema: NetworkFile, source, root, text, removed }),
  );
  const mistakes = onePerMistake(found);
  const listed = mistakes.map((mistake) => diagnose(mistake, source)).toSorted(compareDiagnostics);
  return { file: null, diagnostics: [...listed.slice(0, LISTED), ...unlisted(listed.length - LISTED)] };
}

/** A text that breaks two patterns is one mistake, and so is a misspelt key that leaves the right one missing. */
function onePerMistake(found: readonly Mistake[]): readonly Mistake[] {
  const meant = new Set(found.map((mistake) => mistake.meant));
  const places = new Set<string>();
  return found.filter(({ at: { span }, lacks }) => {
    if (lacks !== undefined) return !lacks.some((path) => meant.has(path));
    const place = `${span.start}-${span.end}`;
    const first = !places.has(place);
    places.add(place);
    return first;
  });
}

function diagnose({ code, message, at, help, fix }: Mistake, source: Source): Diagnostic {
  // the same text may be right where else it stands
  const left = fix !== null && 'text' in fix && isRepeated(source, at);
  return {
    code,
    severity: 'error',
    message,
    range: placeAt(source, at.span),
    related: aliasPlaces(source, at),
    help: left ? (help === null ? REPEATED : `${help}; ${REPEATED}`) : help,
    fix: fix === null || left ? null : { title: fix.title, edits: editsOf(fix, { at, source }) },
    docs: schemaErrorDocs(code),
  };
}

function editsOf(
  fix: MistakeFix,
  { at: { span }, source: { file } }: { readonly at: Mistake['at']; readonly source: Source },
): readonly TextEdit[] {
  return 'edits' in fix ? fix.edits : [{ file, start: span.start, end: span.end, text: fix.text }];
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
