import type { Diagnostic } from '@netloom/diagnostics';
import { IMPORT_CONFLICT } from '@netloom/engine/check';
import type { Conflict } from '../model/conflicts.ts';
import { textOf } from '../model/planned.ts';
import { toDiagnostic } from './to-diagnostic.ts';

/** A conflict as a finding, with both places; null where one of them is not stated in a file. */
export function toConflictDiagnostic({ what, kept, other }: Conflict): Diagnostic | null {
  if (kept.from === undefined || other.from === undefined) return null;
  return toDiagnostic(IMPORT_CONFLICT, {
    message: `${what} is ${textOf(other)} here, and ${textOf(kept)} elsewhere`,
    at: other.from,
    related: { message: `${textOf(kept)} is stated here`, at: kept.from },
    help: 'remove the statement that does not hold; the import took the other one',
  });
}
