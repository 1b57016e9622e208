import type { Diagnostic } from '../diagnostic.ts';
import { compareInFile } from '../order.ts';

/** More other places than this are folded; one more than are shown, so that "1 more" is never all there is to see. */
const FOLDED = { places: { over: 4, to: 3 }, alike: { over: 5, to: 3 } } as const;

/** How many of the other places of a diagnostic are shown. */
export function shownPlaces({ related }: Diagnostic): number {
  const { over, to } = FOLDED.places;
  return related.length > over ? to : related.length;
}

/** What one file has of one code. */
export interface Alike {
  readonly shown: readonly Diagnostic[];
  readonly folded: readonly Diagnostic[];
}

/** The worst of each file first; what is alike stands together, after the first of it. */
export function foldAlike(diagnostics: readonly Diagnostic[]): readonly Alike[] {
  const { over, to } = FOLDED.alike;
  const alike = Map.groupBy(
    diagnostics.toSorted(compareInFile),
    ({ range, severity, code }) => `${range?.file ?? ''}\n${severity} ${code}`,
  );
  return Array.from(alike.values(), (all) => ({
    shown: all.length > over ? all.slice(0, to) : all,
    folded: all.length > over ? all.slice(to) : [],
  }));
}
