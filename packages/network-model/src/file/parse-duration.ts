import type { Parsed } from '@netloom/addresses';

const MILLISECONDS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
export const DURATION = /^(?:\d+(?:ms|s|m|h))+$/;

export function parseSeconds(text: string): Parsed<number> {
  return parseDuration(text, 's');
}

export function parseMilliseconds(text: string): Parsed<number> {
  return parseDuration(text, 'ms');
}

function parseDuration(text: string, unit: 's' | 'ms'): Parsed<number> {
  if (!DURATION.test(text)) {
    const hint = /^\d+$/.test(text) ? `did you mean ${text}${unit}?` : 'write 500ms, 30s, 5m, 1h or 1m30s';
    return { ok: false, message: `"${text}" is not a duration: ${hint}` };
  }
  let total = 0;
  for (const [, count, name] of text.matchAll(/(\d+)(ms|s|m|h)/g)) {
    // the pattern above lets no other unit through.
    total += Number(count) * MILLISECONDS[name as keyof typeof MILLISECONDS];
  }
  const value = total / MILLISECONDS[unit];
  if (!Number.isInteger(value)) return { ok: false, message: `"${text}" is not a whole number of seconds` };
  return { ok: true, value };
}
