import type { Parsed } from '@netloom/addresses';
import * as z from 'zod';

/** Some suggest what the text may have meant of these names. */
type Parse = (text: string, names?: readonly string[]) => Parsed<unknown>;

/** By the function that zod keeps of a codec: a refined or described codec is another object with the same one. */
const PARSERS = new WeakMap<object, Parse>();

/** The parser of a codec that `textCodec` made; null for any other. */
export function parserOf({ transform }: z.core.$ZodCodecDef): Parse | null {
  return PARSERS.get(transform) ?? null;
}

/** Text in the file, a value in the model; the parser's message is the diagnostic's. */
export function textCodec<T>(
  parse: (text: string, names?: readonly string[]) => Parsed<T>,
  print: (value: T) => string,
): z.ZodCodec<z.ZodString, z.ZodCustom<T, T>> {
  const codec = z.codec(z.string(), z.custom<T>(), {
    decode: (text, context) => {
      const read = parse(text);
      if (read.ok) return read.value;
      context.issues.push({ code: 'custom', message: read.message, input: text });
      return z.NEVER;
    },
    encode: print,
  });
  PARSERS.set(codec.def.transform, parse);
  return codec;
}
