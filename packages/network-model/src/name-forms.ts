import { HOSTNAME, LONGEST_HOSTNAME, NAME } from './name-patterns.ts';
import type { Hostname } from './names.ts';

/** As the schema `Name` takes it. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** As the schema `Hostname` takes it. */
export function isHostname(text: string): text is Hostname {
  return text.length <= LONGEST_HOSTNAME && HOSTNAME.test(text);
}

/** As the schema `Port` takes it. */
export function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 65535;
}

/** The text as a host name. Throws for any other text. */
export function toHostname(text: string): Hostname {
  if (!isHostname(text)) throw new Error(`${text} is not a host name`);
  return text;
}

/** `*.example.com` of `example.com`. Throws where that would be too long, which the schema `Domain` prevents. */
export function wildcardOf(domain: string): Hostname {
  return toHostname(`*.${domain}`);
}
