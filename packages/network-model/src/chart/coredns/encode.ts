import { encodeField, type ValueObject } from '@netloom/chart-kit';

const FORMAT = 'a Corefile';
const LABEL = '[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?';
const ZONE = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`);
const QUAD = '[0-9]{1,3}(?:\\.[0-9]{1,3}){3}';
const GROUP = '[0-9a-f]{0,4}';
/** IPv6 may end in an IPv4 address: `::ffff:192.0.2.1`. */
const ADDRESS = new RegExp(`^(?:${QUAD}|${GROUP}(?::${GROUP}){2,7}|(?:${GROUP}:){2,6}${QUAD})$`);
const SECONDS = /^[0-9]{1,10}$/;

/** A zone's name: the Corefile would read a brace, a quote or a space as its own. */
export function encodeZone(name: string): string {
  return encodeField(name, {
    what: 'a zone',
    format: FORMAT,
    allowed: ZONE,
    form: 'a host name in lower case',
  });
}

/** An address, which `forward` and the records of a template take alike. */
export function encodeAddress(address: string | ValueObject): string {
  return encodeField(address, {
    what: 'an address',
    format: FORMAT,
    allowed: ADDRESS,
    form: 'an IPv4 or IPv6 address',
  });
}

export function encodeSeconds(seconds: number): string {
  return encodeField(String(seconds), {
    what: 'a time to live',
    format: FORMAT,
    allowed: SECONDS,
    form: 'whole seconds',
  });
}

/** A regular expression for the name itself: a dot in brackets is a dot, and needs no backslash. */
export function encodePattern(name: string): string {
  return encodeZone(name).replaceAll('.', '[.]');
}
