/** Whether a host, or a wildcard, is a domain or lies below it at any depth. */
export function isUnder(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** The name without its first label; nothing is above the last one. */
export function parentOf(name: string): string {
  return name.replace(/^[^.]+\.?/, '');
}

/** The names whose records can answer for a host: its own, then each wildcard above it, the nearest first. */
export function* namesAnswering(host: string): Iterable<string> {
  yield host;
  for (let above = parentOf(host); above !== ''; above = parentOf(above)) yield `*.${above}`;
}

/** Whether a part of a host name is a placeholder: nothing is known of what it stands for. */
export function hasPlaceholder(host: string): boolean {
  return /(^|\.)<[a-z0-9-]+>(\.|$)/.test(host);
}
