import type { MachineFact } from '../machine-fact.ts';

const SERVER =
  /(?:^|[_-])(?:masters?|servers?|control|controlplanes?|control[_-]plane|controllers?|cp)(?:$|[_-])/i;
const AGENT = /(?:^|[_-])(?:nodes?|agents?|workers?)(?:$|[_-])/i;

/** What the names of groups, or of a machine's type, say of its part in the cluster. */
export function roleOf(names: readonly string[]): MachineFact['role'] {
  if (names.some((name) => SERVER.test(name))) return 'server';
  return names.some((name) => AGENT.test(name)) ? 'agent' : undefined;
}

const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/** Whether a text is an address as such, without a mask. */
export function isAddress(text: string): boolean {
  return IPV4.test(text) || (/^[0-9a-f:]+$/i.test(text) && text.split(':').length > 2);
}

/** `10.0.10.11` of `10.0.10.11/24`; null where it is no address. */
export function withoutMask(text: string): string | null {
  const [address = ''] = text.split('/');
  return isAddress(address) ? address : null;
}
