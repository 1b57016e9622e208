import { printLines, type EditValue } from '@netloom/diagnostics';
import type { DifferentPart, Merge, NewPart, StatedValue } from '@netloom/importer';
import type { PlanPart } from '@netloom/rollout/plan';
import { describePlace } from '../../terminal/describe-place.ts';

/** A value longer than this is left to `--output json`. */
const LONGEST = 60;

interface MergeToPrint {
  readonly merge: Merge;
  /** What the additions change, in network words. */
  readonly changes: readonly PlanPart[];
  readonly title: string;
  readonly isWritten: boolean;
}

/** What an import adds to a file, and what is different, for a person. */
export function printMerge({ merge, changes, title, isWritten }: MergeToPrint): string {
  const { added, taken, different, unwritten } = merge;
  const parts: readonly PlanPart[] = [
    {
      title: isWritten ? 'added to the file' : 'new',
      lines: added.map((part) => `  + ${describeNew(part)}`),
    },
    {
      title: isWritten ? 'taken from the sources' : 'to take from the sources',
      lines: taken.map((part) => `  ~ ${describeDifferent(part)}`),
    },
    {
      title: 'different, and left as the file has it',
      lines: different.map((part) => `  ~ ${describeDifferent(part)}`),
    },
    {
      title: 'new, and not written',
      lines: unwritten.map((part) => `  ? ${describeNew(part)}: ${part.why}`),
    },
    ...changes,
  ];
  const sections = [
    [title],
    ...parts.filter(({ lines }) => lines.length > 0).map((part) => [part.title, ...part.lines]),
    [summary(merge, isWritten)],
  ];
  return sections.map(printLines).join('\n');
}

function describeNew({ path, ...stated }: NewPart): string {
  const isValue = typeof stated.value !== 'object';
  if (isValue) return `${path}: ${withPlace(stated)}`;
  return stated.at === null ? path : `${path} (${describePlace(stated.at)})`;
}

function describeDifferent({ path, file, source }: DifferentPart): string {
  return `${path}: ${shown(file.value)} (${describePlace(file.at)}), in the sources ${withPlace(source)}`;
}

function withPlace({ value, at }: StatedValue): string {
  return at === null ? shown(value) : `${shown(value)} (${describePlace(at)})`;
}

function shown(value: EditValue): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
}

function summary({ added, taken, different, unwritten, kept }: Merge, isWritten: boolean): string {
  const what =
    added.length + unwritten.length === 0
      ? 'nothing is new'
      : `${added.length} ${isWritten ? 'added' : 'new'}`;
  return [
    what,
    ...(taken.length === 0 ? [] : [`${taken.length} ${isWritten ? 'taken' : 'to take'}`]),
    `${different.length} different`,
    ...(unwritten.length === 0 ? [] : [`${unwritten.length} not written`]),
    `${kept} ${kept === 1 ? 'value is' : 'values are'} in the file alone`,
  ].join('; ');
}
