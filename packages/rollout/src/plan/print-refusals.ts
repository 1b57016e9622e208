import type { Refusal } from '../changes/refusal.ts';

/** One refusal for a person, with the way out below it. */
export function refusalLines({ code, message, help }: Refusal): readonly string[] {
  return [`refused[${code}]: ${message}`, ...help.split('\n').map((line) => `  ${line}`)];
}

export function refusalSummary({ length }: readonly Refusal[]): readonly string[] {
  if (length === 0) return [];
  return [`refused: ${length === 1 ? '1 reason' : `${length} reasons`} above`];
}
