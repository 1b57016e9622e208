import type { ValueObject } from './chart-package.ts';

/** What YAML and JSON can hold. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** What Helm refuses to read even when it is escaped: U+007F and lone surrogates. */
const UNREADABLE = /[\u007f]|\p{Surrogate}/u;

/**
 * Turns value objects into their text and drops undefined fields; throws on anything that YAML cannot hold. What is plain
 * already is given back, and not copied: the values of a large network are asked for several times.
 */
export function plain(drawn: unknown): Plain {
  return toPlain(drawn, null);
}

/** A step from a collection into it; null is the whole. It becomes text where something is wrong. */
interface Place {
  readonly above: Place | null;
  readonly step: Step;
}

/** A key or an index; null for the place itself. */
type Step = string | number | null;

function toPlain(value: unknown, above: Place | null, step: Step = null): Plain {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return readable(value, above, step);
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw new Error(`${pathOf(above, step)} is ${String(value)}: YAML values hold finite numbers only`);
  }
  if (typeof value !== 'object') {
    throw new Error(`${pathOf(above, step)} is a ${typeof value}: YAML cannot hold it`);
  }
  const place = { above, step };
  if (Array.isArray(value)) return plainList(value, place);
  if (isValueObject(value)) return readable(value.toString(), above, step);
  if (isRecord(value)) return plainRecord(value, place);
  throw new Error(`${pathOf(above, step)} is a ${value.constructor.name}: YAML cannot hold it`);
}

function plainList(items: readonly unknown[], place: Place): Plain {
  const plainItems = items.map((item, index) => toPlain(item, place, index));
  // each item is plain then
  return plainItems.every((item, index) => item === items[index]) ? (items as readonly Plain[]) : plainItems;
}

function plainRecord(record: Readonly<Record<string, unknown>>, place: Place): Plain {
  const keys = Object.keys(record);
  const entries = keys
    .filter((key) => record[key] !== undefined)
    .map((key): [string, Plain] => [readable(key, place), toPlain(record[key], place, key)]);
  const isPlain = entries.length === keys.length && entries.every(([key, field]) => field === record[key]);
  // each field is plain then
  if (isPlain) return record as Readonly<Record<string, Plain>>;
  // fromEntries defines own properties, so that a key `__proto__` stays a key
  return Object.fromEntries(entries);
}

function readable(text: string, above: Place | null, step: Step = null): string {
  if (!UNREADABLE.test(text)) return text;
  throw new Error(
    `${pathOf(above, step)} holds ${JSON.stringify(text)}: Helm cannot read U+007F or a lone surrogate`,
  );
}

function pathOf(above: Place | null, step: Step): string {
  if (above === null) return '$';
  const path = pathOf(above.above, above.step);
  if (step === null) return path;
  return typeof step === 'number' ? `${path}[${step}]` : `${path}.${step}`;
}

function isValueObject(value: object): value is ValueObject {
  return 'family' in value && !isRecord(value);
}

/** By the depth of its prototypes: a plain object of another realm, as `structuredClone` may give it, has another Object.prototype. */
function isRecord(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
