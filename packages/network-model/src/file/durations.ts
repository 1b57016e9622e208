import type { Parsed } from '@netloom/addresses';
import * as z from 'zod';
import { textCodec } from './text-codec.ts';

const MILLISECONDS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
const FORM = /^(?:\d+(?:ms|s|m|h))+$/;

/** A Go duration such as `30s`, kept as it is written: the program that reads it is Go. */
export const GoDuration = z.string().regex(FORM, 'a duration is written 500ms, 30s, 5m, 1h or 1m30s');

/** A duration in the file, seconds in the model. */
export const Seconds = textCodec<number>(
  (text) => parseDuration(text, 's'),
  (value) => `${value}s`,
);

/** A duration in the file, milliseconds in the model. */
export const Milliseconds = textCodec<number>(
  (text) => parseDuration(text, 'ms'),
  (value) => `${value}ms`,
);

function parseDuration(text: string, unit: 's' | 'ms'): Parsed<number> {
  if (!FORM.test(text)) {
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
