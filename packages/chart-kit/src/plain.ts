import type { ValueObject } from './chart-package.ts';

/** What YAML and JSON can hold. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** What Helm refuses to read even when it is escaped: U+007F and lone surrogates. */
const UNREADABLE = /[\u007f]|\p{Surrogate}/u;

/** Turns value objects into their text and drops undefined fields; throws on anything that YAML cannot hold. */
export function plain(drawn: unknown): Plain {
  return toPlain(drawn, '$');
}

function toPlain(value: unknown, path: string): Plain {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return readable(value, path);
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw new Error(`${path} is ${String(value)}: YAML values hold finite numbers only`);
  }
  if (Array.isArray(value)) return value.map((item, index) => toPlain(item, `${path}[${index}]`));
  if (typeof value !== 'object') throw new Error(`${path} is a ${typeof value}: YAML cannot hold it`);
  if (isValueObject(value)) return readable(value.toString(), path);
  if (!isRecord(value)) throw new Error(`${path} is a ${value.constructor.name}: YAML cannot hold it`);
  // fromEntries defines own properties, so that a key `__proto__` stays a key
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([key, field]) => [readable(key, path), toPlain(field, `${path}.${key}`)]),
  );
}

function readable(text: string, path: string): string {
  if (!UNREADABLE.test(text)) return text;
  throw new Error(`${path} holds ${JSON.stringify(text)}: Helm cannot read U+007F or a lone surrogate`);
}

function isValueObject(value: object): value is ValueObject {
  return 'family' in value && !isRecord(value);
}

function isRecord(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
