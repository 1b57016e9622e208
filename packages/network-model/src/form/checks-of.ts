import * as z from 'zod';
import * as readers from '../file/readers.ts';
import { finderOf } from '../file/refuse.ts';

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

const NAMES: ReadonlyMap<unknown, string> = new Map(
  Object.entries(readers).map(([name, reader]) => [reader, `readers.${name}`]),
);

/** The name of a function of the schemas. Throws for one that is not listed. */
export function nameOf(reader: unknown): string {
  const name = NAMES.get(reader);
  if (name === undefined) throw new Error(`readers.ts does not list this function: ${String(reader)}`);
  return name;
}

/** Throws for a check that no form can say: left out, it would let a value through that the schema refuses. */
export function checksOf({ _zod: { def } }: z.core.$ZodType): Checks {
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
      conditions.push({ kind: 'condition', field: 'condition', name: nameOf(check.def.fn) });
    } else {
      const finder = finderOf(check);
      if (finder === null) throw new Error(`no form of the check ${check._zod.def.check}`);
      conditions.push({ kind: 'faultless', field: 'mistakes', name: nameOf(finder) });
    }
  }
  return { least, most, patterns, conditions };
}
