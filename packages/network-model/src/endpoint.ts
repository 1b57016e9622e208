import { Address, Cidr, parseBlock, type AddressBlock, type Parsed } from '@netloom/addresses';
import { closest } from '@netloom/diagnostics';
import { isName } from './name-forms.ts';

/** The one grammar for firewall `from` and `to`, `advertise`, flows, intents, `trace` and `uses`. */
export type Endpoint =
  | { readonly kind: 'zone'; readonly zone: ZoneName }
  | {
      readonly kind: 'named';
      readonly what: 'node' | 'host' | 'pool' | 'segment' | 'vpn' | 'ingress';
      readonly name: string;
    }
  | {
      readonly kind: 'named';
      readonly what: 'pod' | 'service';
      readonly namespace: string;
      readonly name: string;
    }
  | { readonly kind: 'literal'; readonly addresses: AddressBlock };

export const ZONE_NAMES = [
  'internet',
  'lan',
  'segments',
  'tailnet',
  'sdn',
  'pods',
  'services',
  'nodes',
  'proxmox',
  'pools',
  'any',
] as const;
export type ZoneName = (typeof ZONE_NAMES)[number];

/** The forms of a named endpoint. */
export const NAMED_FORMS = {
  node: 'node:NAME',
  host: 'host:NAME',
  pool: 'pool:NAME',
  segment: 'segment:NAME',
  vpn: 'vpn:NAME',
  ingress: 'ingress:NAME',
  pod: 'pod:NAMESPACE/NAME',
  service: 'service:NAMESPACE/NAME',
} as const;

const LITERAL = /^(\d|[0-9a-f]{0,4}:)/i;

/** `names` are the named endpoints of a network, which a mistake may have meant. */
export function parseEndpoint(text: string, names: readonly string[] = []): Parsed<Endpoint> {
  const zone = ZONE_NAMES.find((name) => name === text);
  if (zone !== undefined) return { ok: true, value: { kind: 'zone', zone } };
  const [, what = '', name = ''] = /^([a-z]+):(.*)$/s.exec(text) ?? [];
  if (isNamed(what)) return parseNamed(text, what, name);
  if (LITERAL.test(text)) return parseLiteral(text);
  const why = meantName(text, names) ?? explainEndpoint(text, { what, name, names });
  return { ok: false, message: `"${text}" is not an endpoint: ${why}` };
}

export function printEndpoint(endpoint: Endpoint): string {
  switch (endpoint.kind) {
    case 'zone':
      return endpoint.zone;
    case 'literal':
      return endpoint.addresses.toString();
    case 'named':
      return 'namespace' in endpoint
        ? `${endpoint.what}:${endpoint.namespace}/${endpoint.name}`
        : `${endpoint.what}:${endpoint.name}`;
    default:
      return endpoint satisfies never;
  }
}

/** One address, a CIDR or a range, as a block: an address is the CIDR that holds it alone. */
export function parseAddresses(text: string): Parsed<AddressBlock> {
  const address = Address.parse(text);
  if (!address.ok) return parseBlock(text);
  return { ok: true, value: Cidr.of(address.value, address.value.family === 4 ? 32 : 128) };
}

function parseLiteral(text: string): Parsed<Endpoint> {
  const block = parseAddresses(text);
  return block.ok ? { ok: true, value: { kind: 'literal', addresses: block.value } } : block;
}

function isNamed(what: string): what is keyof typeof NAMED_FORMS {
  return Object.hasOwn(NAMED_FORMS, what);
}

function parseNamed(text: string, what: keyof typeof NAMED_FORMS, rest: string): Parsed<Endpoint> {
  const parts = rest.split('/');
  const [first = '', second = ''] = parts;
  const count = what === 'pod' || what === 'service' ? 2 : 1;
  if (parts.length !== count || !parts.every(isName)) {
    return { ok: false, message: `"${text}" is not an endpoint: it is written ${NAMED_FORMS[what]}` };
  }
  if (what === 'pod' || what === 'service') {
    return { ok: true, value: { kind: 'named', what, namespace: first, name: second } };
  }
  return { ok: true, value: { kind: 'named', what, name: first } };
}

/** A name without the word for what it is: `pve1`, or `monitoring/grafana`. */
function meantName(text: string, names: readonly string[]): string | null {
  const meant = names.filter((name) => [bare(name), last(name)].includes(text));
  return meant.length === 0 ? null : `did you mean ${meant.map((name) => `"${name}"`).join(' or ')}?`;
}

/** The word for what it is, without a name: `ingress`. */
function meantKind(what: keyof typeof NAMED_FORMS, names: readonly string[]): string {
  const meant = names.filter((name) => name.startsWith(`${what}:`));
  return meant.length === 0 || meant.length > MOST_MEANT
    ? `it is written ${NAMED_FORMS[what]}`
    : `did you mean ${meant.map((name) => `"${name}"`).join(' or ')}?`;
}

const MOST_MEANT = 3;

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
const last = (name: string): string => name.slice(Math.max(name.indexOf(':'), name.indexOf('/')) + 1);

interface Unread {
  readonly what: string;
  readonly name: string;
  readonly names: readonly string[];
}

function explainEndpoint(text: string, { what, name, names }: Unread): string {
  const form = what === '' ? null : closest(what, Object.keys(NAMED_FORMS));
  if (form !== null) return `did you mean "${form}:${name}"?`;
  const zone = closest(text, ZONE_NAMES);
  if (zone !== null) return `did you mean "${zone}"?`;
  if (isNamed(text)) return meantKind(text, names);
  const near = closest(
    text,
    names.flatMap((one) => [bare(one), last(one)]),
  );
  if (near !== null) return meantName(near, names) ?? '';
  return `write one of ${ZONE_NAMES.join(', ')}, one of ${Object.values(NAMED_FORMS).join(', ')}, or an address, CIDR or range`;
}
