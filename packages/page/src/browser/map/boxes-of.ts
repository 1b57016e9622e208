import type { Severity } from '@netloom/diagnostics';
import type { MapLayout } from '../../data/map-layout.ts';
import type { PageContext } from '../page-context.ts';
import type { Subjects } from '../subjects/subjects.ts';

/** The boxes of a subject: its own, else those of what it belongs to, such as the Services of a host name. */
export function boxesOf(
  selected: string | null,
  { boxes }: MapLayout,
  subjects: Subjects,
): readonly string[] {
  const subject = subjects.find(selected);
  if (subject === null) return [];
  const own = boxes
    .filter(({ id, subject: of }) => id === subject.id || of === subject.id)
    .map(({ id }) => id);
  if (own.length > 0) return own.includes(subject.id) ? [subject.id] : own;
  return boxes.filter(({ id }) => subject.related.includes(id)).map(({ id }) => id);
}

const RANKS = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** The severest finding by the subject that its line belongs to. */
export function severities({ data, subjects }: PageContext): ReadonlyMap<string, Severity> {
  const found = new Map<string, Severity>();
  for (const { severity, at } of data.findings.toSorted(
    (one, other) => RANKS.indexOf(other.severity) - RANKS.indexOf(one.severity),
  )) {
    const subject = at === null ? null : subjects.at(at);
    if (subject !== null) found.set(subject.id, severity);
  }
  return found;
}
