/** A name as the network file takes it: one label of RFC 1123. null where nothing is left of the text. */
export function toName(text: string): string | null {
  const name = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .slice(0, 63)
    .replaceAll(/^-+|-+$/g, '');
  return name === '' ? null : name;
}

const LABEL = '(?:[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?|<[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?>)';
const HOST = new RegExp(`^(?:\\*\\.)?${LABEL}(?:\\.${LABEL})*$`);

/** Whether the text is a host name, perhaps with placeholders; one label alone is none. */
export function isHost(text: string): boolean {
  return text.length <= 253 && HOST.test(text) && (text.includes('.') || text.startsWith('<'));
}

/** Second-level names under which countries register domains. */
const SHARED = new Set(['co', 'com', 'org', 'net', 'gov', 'edu', 'ac']);

/** The domain that somebody registers to have this host: an estimate, without the public suffix list. */
export function registeredDomain(host: string): string {
  const labels = host.replace(/^\*\./, '').split('.');
  const [last = '', second = ''] = labels.toReversed();
  if (last.startsWith('<')) return last;
  const count = last.length === 2 && SHARED.has(second) ? 3 : 2;
  return labels.slice(-count).join('.');
}

/** The longest domain that all hosts are in; null where they have none of at least two labels in common. */
export function commonDomain(hosts: readonly string[]): string | null {
  const [first, ...others] = hosts.map((host) => host.replace(/^\*\./, ''));
  if (first === undefined) return null;
  const least = registeredDomain(first);
  const start = others.length === 0 && first !== least ? first.slice(first.indexOf('.') + 1) : first;
  for (let domain = start; ; domain = domain.slice(domain.indexOf('.') + 1)) {
    if (others.every((host) => host === domain || host.endsWith(`.${domain}`))) return domain;
    if (domain === least || !domain.includes('.')) return null;
  }
}
