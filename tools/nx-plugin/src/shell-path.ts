import { UsageError } from '@netloom/diagnostics/error';

/** What sh and cmd read as it is. */
const PLAIN = /^[\w./@+=,-]+$/;
/** What both read as it is between double quotes. */
const QUOTABLE = /^[\p{L}\p{M}\p{N} _./@+=,~#&';-]+$/u;

/** A path as an argument in the command of a target, which Nx gives to the shell. */
export function shellPath(path: string): string {
  if (path.startsWith('-') || !QUOTABLE.test(path)) {
    throw new UsageError(
      `${path}: a target of Nx cannot name this file: its path begins with "-" or has a character that the shell would interpret. Rename the folder, or exclude the file in options.networks of netloom/nx.`,
    );
  }
  return PLAIN.test(path) ? path : `"${path}"`;
}
