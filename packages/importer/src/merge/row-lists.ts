import type { EditValue } from '@netloom/diagnostics';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import { canonical } from './canonical.ts';

/** A row as plain data. */
export type Row = Readonly<Record<string, EditValue>>;

export function isRow(value: EditValue): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a row is known by; null where it does not state that. */
export type RowKey = (row: Row) => string | null;

export interface RowList {
  /** The first names the row; two rows with one of the others are the same row under another name. */
  readonly keys: readonly [RowKey, ...RowKey[]];
  /** Whether the import makes up the names: another one in the file is no difference. */
  readonly madeUpNames?: true;
}

const named = by('name');

/** The lists of a network file that an import writes, by their paths; `*` is every row. */
const ROW_LISTS: Readonly<Record<string, RowList>> = {
  'cluster.nodes': { keys: [named, by('address'), by('address6')] },
  'loadBalancer.pools': { keys: [named, by('addresses')] },
  'loadBalancer.l2Advertisements': { keys: [named] },
  'loadBalancer.bgp.peers': { keys: [named, by('address')] },
  'loadBalancer.bgp.advertisements': { keys: [named] },
  'loadBalancer.bfdProfiles': { keys: [named] },
  'loadBalancer.communities': { keys: [named] },
  'loadBalancer.communities.*.communities': { keys: [named] },
  'loadBalancer.allocations': { keys: [by('addresses', 'service'), by('addresses'), by('service')] },
  ingresses: { keys: [named], madeUpNames: true },
  resolvers: { keys: [named, by('address'), by('address6')], madeUpNames: true },
  'dns.zones': { keys: [named] },
  'dns.records': { keys: [by('name', 'type')] },
  'tailnet.connectors': { keys: [named] },
  'tunnel.answers': { keys: [by('host', 'path')] },
  services: { keys: [ofService, outside], madeUpNames: true },
  'services.*.ports': { keys: [by('port')] },
  'services.*.expose': {
    keys: [by('host', 'via', 'path', 'ingress'), by('host', 'via', 'path'), by('host', 'via')],
  },
  firewall: { keys: [by('from', 'to')], madeUpNames: true },
  'policies.others': { keys: [by('name', 'namespace', 'kind')] },
};

/** null where the rows of a list have no names. */
export function rowListAt(pattern: string): RowList | null {
  return ROW_LISTS[pattern] ?? null;
}

/** By one key, or by several, of which the first must be stated. */
function by(...keys: readonly [string, ...string[]]): RowKey {
  return (row) => {
    const [first, ...rest] = keys.map((key) => textOf(row[key]));
    if (first === undefined || first === '') return null;
    return [first, ...rest.filter((text) => text !== '')].join(' ');
  };
}

/** Lists in any order, and a list of one as the one. */
function textOf(value: EditValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).toSorted().join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : canonical(value);
}

function ofService({ name, namespace }: Row): string | null {
  if (typeof name !== 'string') return null;
  return `${typeof namespace === 'string' ? namespace : NETLOOM_NAMESPACE}/${name}`;
}

/** A Service for what is outside of the cluster is made up, with its name: it is known by where it leads. */
function outside({ address, port }: Row): string | null {
  return address === undefined ? null : `${textOf(address)} ${textOf(port ?? 80)}`;
}
