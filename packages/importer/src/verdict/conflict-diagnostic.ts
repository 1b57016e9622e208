import { placeAt, type Diagnostic } from '@netloom/diagnostics';
import { IMPORT_CONFLICT } from '@netloom/engine/check';
import type { Conflict } from '../model/conflicts.ts';
import { textOf } from '../model/planned.ts';

/** A conflict as a finding, with both places; null where one of them is not stated in a file. */
export function toConflictDiagnostic({ what, kept, other }: Conflict): Diagnostic | null {
  if (kept.from === undefined || other.from === undefined) return null;
  return {
    code: IMPORT_CONFLICT.code,
    severity: IMPORT_CONFLICT.severity,
    message: `${what} is ${textOf(other)} here, and ${textOf(kept)} elsewhere`,
    range: placeAt(other.from.source, other.from.span),
    related: [
      { message: `${textOf(kept)} is stated here`, range: placeAt(kept.from.source, kept.from.span) },
    ],
    help: 'remove the statement that does not hold; the import took the other one',
    fix: null,
    docs: IMPORT_CONFLICT.docs,
  };
}
