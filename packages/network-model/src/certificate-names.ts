import { parentOf } from './host-names.ts';

/**
 * The name of a certificate that covers a host; null where none does. RFC 9525, 6.3: a wildcard stands for exactly one
 * label, and a wildcard host is covered only by itself.
 */
export function nameCovering<Name extends string>(host: string, names: readonly Name[]): Name | null {
  const wildcard = host.startsWith('*.') ? null : `*.${parentOf(host)}`;
  return names.find((name) => name === host) ?? names.find((name) => name === wildcard) ?? null;
}
