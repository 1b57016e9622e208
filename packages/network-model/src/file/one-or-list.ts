import * as z from 'zod';

/**
 * One value, or a list where there are several. Written with a codec, not a union: a union would report one mistake once
 * for each of its alternatives.
 */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the schema is the type
export function oneOrList<Item extends z.ZodType>(item: Item, form: Readonly<Record<string, unknown>>) {
  return z
    .codec(z.unknown(), z.array(item).min(1), {
      // what is not a list becomes a list of one; the array's own schema checks it.
      decode: (written) => (Array.isArray(written) ? written : [written]) as z.input<Item>[],
      encode: (items) => (items.length === 1 ? items[0] : items),
    })
    .meta({ anyOf: [form, { type: 'array', items: form, minItems: 1 }] });
}
