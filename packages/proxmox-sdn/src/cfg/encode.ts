import type { ValueObject } from '@netloom/chart-kit';

/** A text, or an address that prints itself. */
export type Text = string | ValueObject;

/** What Proxmox keeps of an alias; it is what every text in a cfg file may hold, so that none can start a line or a comment. */
const TEXT = /^[\w()*+,\-./:;<=>?@[\\\]^]([\w ()*+,\-./:;<=>?@[\\\]^]*[\w()*+,\-./:;<=>?@[\\\]^])?$/;
const WORD = /^[\w()*+,\-./:;<=>?@[\\\]^]+$/;

/** Text that may hold spaces, but neither begins nor ends with one. */
export function encodeText(value: Text, what: string): string {
  return encode({ value, what, allowed: TEXT, form: 'letters, digits, spaces and ()*+,-./:;<=>?@[\\]^_' });
}

/** Text without a space: an id, a name, a list of addresses. */
export function encodeWord(value: Text, what: string): string {
  return encode({ value, what, allowed: WORD, form: 'letters, digits and ()*+,-./:;<=>?@[\\]^_' });
}

function encode(options: {
  readonly value: Text;
  readonly what: string;
  readonly allowed: RegExp;
  readonly form: string;
}): string {
  const { value, what, allowed, form } = options;
  const text = value.toString();
  if (allowed.test(text)) return text;
  throw new Error(`${what} is ${JSON.stringify(text)}: a Proxmox file takes ${form} there`);
}
