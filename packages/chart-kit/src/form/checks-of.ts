import * as z from 'zod';

/** What a schema checks beyond its type, as source text. */
export interface Checks {
  /** Of a length or a number; null where there is none. */
  readonly least: string | null;
  readonly most: string | null;
  readonly patterns: readonly string[];
  /** In the order of the schema. */
  readonly conditions: readonly Condition[];
}

/** A form around another one: its kind, and its field that holds the function of that name. */
interface Condition {
  readonly kind: 'condition' | 'faultless';
  readonly field: 'condition' | 'mistakes';
  readonly name: string;
}

/** How the functions that schemas call are found, and named in what is printed. */
export interface Readers {
  /** All of them, by their names: a namespace import of a module without zod. */
  readonly functions: Readonly<Record<string, unknown>>;
  /** The parser of a codec from text; null for another codec. */
  readonly parserOf?: (codec: z.core.$ZodCodecDef) => unknown;
  /** The function of a check that finds mistakes; null for another check. */
  readonly finderOf?: (check: z.core.$ZodCheck) => unknown;
}

/** The name of a function of the schemas. Throws for one that is not listed. */
export function nameOf(reader: unknown, { functions }: Readers): string {
  const name = Object.keys(functions).find((key) => functions[key] === reader);
  if (name === undefined) throw new Error(`readers.ts does not list this function: ${String(reader)}`);
  return `readers.${name}`;
}

/** Throws for a check that no form can say: left out, it would let a value through that the schema refuses. */
export function checksOf({ _zod: { def } }: z.core.$ZodType, readers: Readers): Checks {
  let [least, most]: [string | null, string | null] = [null, null];
  const patterns = 'pattern' in def ? [String(def.pattern)] : [];
  const conditions: Condition[] = [];
  for (const check of def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckRegex) {
      patterns.push(String(check._zod.def.pattern));
    } else if (check instanceof z.core.$ZodCheckMinLength) {
      least = String(check._zod.def.minimum);
    } else if (check instanceof z.core.$ZodCheckMaxLength) {
      most = String(check._zod.def.maximum);
    } else if (check instanceof z.core.$ZodCheckGreaterThan && check._zod.def.inclusive) {
      least = String(check._zod.def.value);
    } else if (check instanceof z.core.$ZodCheckLessThan && check._zod.def.inclusive) {
      most = String(check._zod.def.value);
    } else if (check instanceof z.ZodCustom) {
      conditions.push({ kind: 'condition', field: 'condition', name: nameOf(check.def.fn, readers) });
    } else {
      const finder = readers.finderOf?.(check) ?? null;
      if (finder === null) throw new Error(`no form of the check ${check._zod.def.check}`);
      conditions.push({ kind: 'faultless', field: 'mistakes', name: nameOf(finder, readers) });
    }
  }
  return { least, most, patterns, conditions };
}
