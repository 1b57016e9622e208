import { Address, type Parsed } from '@netloom/addresses';
import { closest } from '@netloom/diagnostics';
import { parseEndpoint, printEndpoint, type Endpoint } from './endpoint.ts';
import { isHostname, isPort } from './name-forms.ts';
import type { Hostname } from './names.ts';

/** Where an intent or a trace goes: a URL, or an address or name with a port. */
export type Target =
  | {
      readonly kind: 'url';
      readonly scheme: 'http' | 'https';
      readonly host: Hostname;
      readonly port: number;
      readonly path: string;
    }
  | {
      readonly kind: 'port';
      readonly protocol: 'tcp' | 'udp';
      readonly host: Address | Hostname;
      readonly port: number;
    }
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint };

const URL_PORTS = { http: 80, https: 443 } as const;
const SCHEMES = ['http', 'https', 'tcp', 'udp'] as const;

/** `names` as for `parseEndpoint`. */
export function parseTarget(text: string, names: readonly string[] = []): Parsed<Target> {
  const [, scheme, rest = ''] = /^([a-z0-9+.-]+):\/\/(.*)$/is.exec(text) ?? [];
  if (scheme === undefined) {
    const endpoint = parseEndpoint(text, names);
    if (endpoint.ok) return { ok: true, value: { kind: 'endpoint', endpoint: endpoint.value } };
    const meant = withScheme(text);
    return meant === null ? endpoint : refused(text, `did you mean "${meant}"?`);
  }
  const known = SCHEMES.find((one) => one === scheme);
  if (known === undefined) {
    const meant = closest(scheme, SCHEMES);
    const hint = meant === null ? `write ${SCHEMES.join(', ')}` : `did you mean "${meant}://${rest}"?`;
    return { ok: false, message: `"${text}" is not a target: ${hint}` };
  }
  return known === 'http' || known === 'https' ? parseUrl(text, known, rest) : parsePort(text, known, rest);
}

export function printTarget(target: Target): string {
  switch (target.kind) {
    case 'endpoint':
      return printEndpoint(target.endpoint);
    case 'url': {
      const port = target.port === URL_PORTS[target.scheme] ? '' : `:${target.port}`;
      return `${target.scheme}://${target.host}${port}${target.path === '/' ? '' : target.path}`;
    }
    case 'port': {
      const host = target.host.toString();
      return `${target.protocol}://${host.includes(':') ? `[${host}]` : host}:${target.port}`;
    }
    default:
      return target satisfies never;
  }
}

/** The target that a host or an address would be with a scheme before it; null for any other text. */
function withScheme(text: string): string | null {
  const isPorted = /^[^/]+:\d+$/.test(text);
  if (isPorted) return parseTarget(`tcp://${text}`).ok ? `tcp://${text}` : null;
  const hasDot = /^[^/]+\.[^/.]+(\/|$)/.test(text);
  return hasDot && parseTarget(`https://${text}`).ok ? `https://${text}` : null;
}

function parseUrl(text: string, scheme: 'http' | 'https', rest: string): Parsed<Target> {
  const [, name = '', port, path = ''] = /^([^/:?#]*)(?::(\d+))?(\/[^\s?#]*)?$/.exec(rest) ?? [];
  if (!isHostname(name)) return refused(text, `it is written ${scheme}://HOST/PATH, the host in lower case`);
  const number = port === undefined ? URL_PORTS[scheme] : Number(port);
  if (!isPort(number)) return refused(text, 'a port is 1 to 65535');
  return {
    ok: true,
    value: { kind: 'url', scheme, host: name, port: number, path: path === '' ? '/' : path },
  };
}

function parsePort(text: string, protocol: 'tcp' | 'udp', rest: string): Parsed<Target> {
  const [, bracketed, name = '', port] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d+))?$/.exec(rest) ?? [];
  if (port === undefined) return refused(text, `it is written ${protocol}://ADDRESS-OR-NAME:PORT`);
  const number = Number(port);
  if (!isPort(number)) return refused(text, 'a port is 1 to 65535');
  const address = Address.parse(bracketed ?? name);
  if (address.ok) {
    return { ok: true, value: { kind: 'port', protocol, host: address.value, port: number } };
  }
  if (!isHostname(name)) return refused(text, address.message);
  return { ok: true, value: { kind: 'port', protocol, host: name, port: number } };
}

function refused(text: string, why: string): Parsed<never> {
  return { ok: false, message: `"${text}" is not a target: ${why}` };
}
