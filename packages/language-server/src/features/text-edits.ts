import type { WorkspaceEdit } from 'vscode-languageserver/node';
import type { Snapshot } from '../document/snapshot.ts';

/** A text in place of that between two offsets. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits of one version of a file. A client that knows versions refuses them for any other. */
export function toWorkspaceEdit(
  snapshot: Snapshot,
  edits: readonly Replacement[],
  { versioned }: { readonly versioned: boolean },
): WorkspaceEdit {
  const { uri, version } = snapshot;
  const textEdits = edits.map(({ start, end, text }) => ({
    range: snapshot.rangeOf({ start, end }),
    newText: text,
  }));
  if (!versioned) return { changes: { [uri]: textEdits } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
}

/** The one edit between the first and the last difference of two texts; null where they are equal. */
export function differenceOf(before: string, after: string): Replacement | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (isInside(before, start) || isInside(after, start)) start -= 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  if (isInside(before, before.length - same) || isInside(after, after.length - same)) same -= 1;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

/** Whether an offset is between two units that are one character, or one line break. */
function isInside(text: string, offset: number): boolean {
  const pair = text.slice(Math.max(offset - 1, 0), offset + 1);
  return pair.length === 2 && (pair === '\r\n' || /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair));
}
