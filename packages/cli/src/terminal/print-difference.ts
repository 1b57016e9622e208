import { visible } from '@netloom/diagnostics/visible';
import type { Difference } from '@netloom/engine';

/** One line for each path that is not as it should be, with `prefix` before the path. */
export function printDifference({ stale, missing, surplus }: Difference, prefix = ''): string {
  return [
    ...stale.map((path) => `stale    ${visible(prefix + path)}\n`),
    ...missing.map((path) => `missing  ${visible(prefix + path)}\n`),
    ...surplus.map((path) => `surplus  ${visible(prefix + path)}\n`),
  ].join('');
}

/** What writing did, in one line. */
export function printWritten(place: string, { stale, missing, surplus }: Difference): string {
  const written = stale.length + missing.length;
  const where = visible(place);
  if (written + surplus.length === 0) return `${where} is up to date\n`;
  return `${where}: ${written} written, ${surplus.length} removed\n`;
}
