import type { ValueObject } from './chart-package.ts';

/** A place in a text format that knows no quoting. */
export interface Field {
  /** What the value is, as a message begins. */
  readonly what: string;
  /** The format, as in `a Proxmox file`. */
  readonly format: string;
  readonly allowed: RegExp;
  /** What `allowed` lets in, in words. */
  readonly form: string;
}

/** The text of a value as it is; throws where the field may not hold it. */
export function encodeField(value: string | ValueObject, { what, format, allowed, form }: Field): string {
  const text = value.toString();
  if (allowed.test(text)) return text;
  throw new Error(`${what} is ${JSON.stringify(text)}: ${format} takes ${form} there`);
}
