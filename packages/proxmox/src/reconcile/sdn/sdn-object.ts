export type SdnKind = 'zone' | 'vnet' | 'subnet';

/** What a zone, VNet or subnet is set to, under Proxmox' own names; several lines of one name are a list. */
export type SdnOptions = Readonly<Record<string, string | readonly string[]>>;

export interface SdnObject {
  readonly kind: SdnKind;
  readonly id: string;
  readonly options: SdnOptions;
}

/** `zone/k3szone`: the name of an object in records. */
export function keyOf({ kind, id }: Pick<SdnObject, 'kind' | 'id'>): string {
  return `${kind}/${id}`;
}

/** `zone k3szone` */
export function nameOf({ kind, id }: Pick<SdnObject, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** The options that a network decides. Others, from newer versions of Proxmox or computed by it, are left alone. */
const MANAGED: Readonly<Record<SdnKind, ReadonlySet<string>>> = {
  zone: new Set(
    'type bridge bridge-disable-mac-learning dhcp dns dnszone fabric ipam mtu nodes peers reversedns tag vlan-protocol vxlan-port'.split(
      ' ',
    ),
  ),
  vnet: new Set(['zone', 'tag', 'alias', 'vlanaware', 'isolate-ports']),
  subnet: new Set(['vnet', 'gateway', 'snat', 'dhcp-range', 'dhcp-dns-server', 'dnszoneprefix']),
};
/** Proxmox writes these in random order. */
const SETS = new Set(['peers', 'nodes']);
/** Values that mean the same as a missing option. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'vxlan-port': '4789',
  snat: '0',
  vlanaware: '0',
  'isolate-ports': '0',
  'bridge-disable-mac-learning': '0',
};

/** Any value of an answer or of the desired state, as Proxmox takes it; null for what equals a default. */
function toOption(key: string, value: unknown): string | readonly string[] | null {
  if (typeof value === 'boolean') return toOption(key, value ? '1' : '0');
  if (typeof value === 'number' || typeof value === 'string') {
    const text = String(value);
    return text === '' || DEFAULTS[key] === text ? null : text;
  }
  if (!Array.isArray(value) || value.length === 0) return null;
  // Array.isArray makes any of unknown
  const items = (value as readonly unknown[]).map(lineOf);
  return SETS.has(key) ? items.join(',') : items;
}

/** A range as Proxmox writes it; its parts in this order. */
const RANGE = ['start-address', 'end-address'];

function lineOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const parts = new Map(Object.entries(item).map(([name, value]): [string, string] => [name, String(value)]));
  return RANGE.flatMap((name) => (parts.has(name) ? [`${name}=${parts.get(name) ?? ''}`] : [])).join(',');
}

/** The managed ones of any object's entries. */
export function toOptions(kind: SdnKind, values: Readonly<Record<string, unknown>>): SdnOptions {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const option = MANAGED[kind].has(key) ? toOption(key, value) : null;
      return option === null ? [] : [[key, option]];
    }),
  );
}

export function sameOption(key: string, a: string | readonly string[] | undefined, b: typeof a): boolean {
  return comparable(key, a) === comparable(key, b);
}

export function sameOptions(a: SdnOptions, b: SdnOptions): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameOption(key, a[key], b[key]));
}

function comparable(key: string, value: string | readonly string[] | undefined): string {
  if (value === undefined) return '';
  const items = SETS.has(key) ? String(value).split(/[,; ]+/) : [value].flat();
  return [...items].sort().join('\n');
}
