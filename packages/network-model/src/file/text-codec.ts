import type { Parsed } from '@netloom/addresses';
import * as z from 'zod';

/** Text in the file, a value in the model; the parser's message is the diagnostic's. */
export function textCodec<T>(
  parse: (text: string) => Parsed<T>,
  print: (value: T) => string,
): z.ZodCodec<z.ZodString, z.ZodCustom<T, T>> {
  return z.codec(z.string(), z.custom<T>(), {
    decode: (text, context) => {
      const read = parse(text);
      if (read.ok) return read.value;
      context.issues.push({ code: 'custom', message: read.message, input: text });
      return z.NEVER;
    },
    encode: print,
  });
}
