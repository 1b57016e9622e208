import type { Exposure } from '@netloom/network-model';
import { rulePath } from './traefik/routing-path.ts';

/** The exposure as a rule in Traefik's language: a wildcard stands for one label, as on a certificate. */
export function toMatchRule({ host, path, via }: Exposure): string {
  const hostRule = host.startsWith('*.')
    ? `HostRegexp(${quoted(`^[^.]+${escaped(host.slice(1))}$`)})`
    : `Host(${quoted(host)})`;
  if (path === null) return hostRule;
  // cloudflared has matched the path by an unanchored regular expression already: the same one selects the Service
  return via === 'tunnel'
    ? `${hostRule} && PathRegexp(${quoted(path)})`
    : `${hostRule} && PathPrefix(${quoted(rulePath(path))})`;
}

function escaped(text: string): string {
  return text.replaceAll('.', '\\.');
}

/** Rules are Go expressions: a raw string, unless the text holds its delimiter. */
function quoted(text: string): string {
  return text.includes('`') ? JSON.stringify(text) : `\`${text}\``;
}
