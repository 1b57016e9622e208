import type { Difference } from '@netloom/engine';

/** One line for each path that is not as it should be. */
export function printDifference({ stale, missing, surplus }: Difference): string {
  return [
    ...stale.map((path) => `stale    ${path}\n`),
    ...missing.map((path) => `missing  ${path}\n`),
    ...surplus.map((path) => `surplus  ${path}\n`),
  ].join('');
}

/** What writing did, in one line. */
export function printWritten(place: string, { stale, missing, surplus }: Difference): string {
  const written = stale.length + missing.length;
  if (written + surplus.length === 0) return `${place} is up to date\n`;
  return `${place}: ${written} written, ${surplus.length} removed\n`;
}
