import type { TextEdit } from './diagnostic.ts';

/** The text after all edits. Edits of one text must not overlap; two insertions at one place do. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.toSorted(compareEdits);
  const [overlap] = overlapsIn(sorted);
  if (overlap !== undefined) throw new Error(`edits of ${overlap.file} overlap at offset ${overlap.start}`);
  let result = '';
  let done = 0;
  for (const { start, end, text: inserted } of sorted) {
    if (end > text.length) throw new Error(`an edit reaches offset ${end} of ${text.length}`);
    result += text.slice(done, start) + inserted;
    done = end;
  }
  return result + text.slice(done);
}

/** Whether the two lists of edits can be applied together. */
export function canCombine(left: readonly TextEdit[], right: readonly TextEdit[]): boolean {
  const files = Map.groupBy([...left, ...right], ({ file }) => file);
  return [...files.values()].every((edits) => overlapsIn(edits.toSorted(compareEdits)).length === 0);
}

const compareEdits = (left: TextEdit, right: TextEdit): number =>
  left.start - right.start || left.end - right.end;

function overlapsIn(sorted: readonly TextEdit[]): readonly TextEdit[] {
  return sorted.filter((edit, index) => {
    const before = sorted[index - 1];
    return before !== undefined && (edit.start < before.end || edit.start === before.start);
  });
}
