import { encodeField, type Field, type ValueObject } from '@netloom/chart-kit';

/** A text, or an address that prints itself. */
export type Text = string | ValueObject;

/** What Proxmox keeps of an alias. No other text may stand in a cfg file, so that none can start a line or a comment. */
const TEXT = /^[\w()*+,\-./:;<=>?@[\\\]^]([\w ()*+,\-./:;<=>?@[\\\]^]*[\w()*+,\-./:;<=>?@[\\\]^])?$/;
const WORD = /^[\w()*+,\-./:;<=>?@[\\\]^]+$/;
const ADDRESS = /^[0-9a-fA-F.:]+(\/[0-9]{1,3})?$/;
/** The name of a network interface, or a part of one. */
const INTERFACE = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,14}$/;

/** Text that may hold spaces, but neither begins nor ends with one. */
export function encodeText(value: Text, what: string): string {
  return encode(value, { what, allowed: TEXT, form: 'letters, digits, spaces and ()*+,-./:;<=>?@[\\]^_' });
}

/** Text without a space: an id, a name, a list of addresses. */
export function encodeWord(value: Text, what: string): string {
  return encode(value, { what, allowed: WORD, form: 'letters, digits and ()*+,-./:;<=>?@[\\]^_' });
}

/** An address or a CIDR, without anything that a shell interprets: ifupdown runs some of the lines. */
export function encodeAddress(value: Text, what: string): string {
  return encode(value, { what, allowed: ADDRESS, form: 'an IPv4 or IPv6 address' });
}

export function encodeInterface(value: Text, what: string): string {
  return encode(value, { what, allowed: INTERFACE, form: '1 to 15 letters, digits, _ . and -' });
}

function encode(value: Text, field: Omit<Field, 'format'>): string {
  return encodeField(value, { format: 'a Proxmox file', ...field });
}
