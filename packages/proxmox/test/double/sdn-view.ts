import { networkOf, readable, type Kind, type SdnState } from './sdn.ts';
import type { Section, Value } from './section-file.ts';

type Json = Readonly<Record<string, unknown>>;

const INTEGERS = new Set(['mtu', 'tag', 'vxlan-port', 'snat', 'vlanaware', 'isolate-ports']);
const KEY = { zones: 'zone', vnets: 'vnet', subnets: 'subnet' } as const;

/** The configuration as edited, with the digest of its file. */
export function plainObject(state: SdnState, kind: Kind, id: string): Json | null {
  const section = state.config[kind].sections.get(id);
  const { digest } = state.config[kind];
  return section === undefined ? null : { ...identity(kind, id, section), ...options(section), digest };
}

/** The configuration that runs. */
export function runningObject(state: SdnState, kind: Kind, id: string): Json | null {
  const section = state.running[kind].sections.get(id);
  return section === undefined ? null : { ...identity(kind, id, section), ...options(section), digest: null };
}

/** Running values at the top, what an apply would change below `pending`. */
export function pendingObject(state: SdnState, kind: Kind, id: string): Json | null {
  const edited = state.config[kind].sections.get(id);
  const running = state.running[kind].sections.get(id);
  if (running === undefined) {
    if (edited === undefined) return null;
    const { vnet: _vnet, ...pending } = options(edited);
    const shown = kind === 'subnets' ? pending : options(edited);
    return { ...identity(kind, id, edited), digest: null, state: 'new', pending: shown };
  }
  const base = { ...identity(kind, id, running), ...options(running), digest: null };
  if (edited === undefined) return { ...base, state: 'deleted', pending: {} };
  const pending = difference(options(running), options(edited));
  return Object.keys(pending).length === 0 ? base : { ...base, state: 'changed', pending };
}

export function listObjects(
  state: SdnState,
  { kind, parameters, vnet }: { readonly kind: Kind; readonly parameters: Json; readonly vnet?: string },
): readonly Json[] {
  const ids = new Set([...state.running[kind].sections.keys(), ...state.config[kind].sections.keys()]);
  const show =
    parameters.pending === '1' ? pendingObject : parameters.running === '1' ? runningObject : plainObject;
  return [...ids].sort().flatMap((id) => {
    const object = show(state, kind, id);
    return object === null || (vnet !== undefined && object.vnet !== vnet) ? [] : [object];
  });
}

function identity(kind: Kind, id: string, { type, options: values }: Section): Json {
  const base = { type, [KEY[kind]]: id };
  if (kind !== 'subnets') return base;
  const ranges = [values.get('dhcp-range') ?? []].flat().map(rangeObject);
  return { ...base, id, vnet: values.get('vnet'), 'dhcp-range': ranges, ...networkOf(id) };
}

function rangeObject(text: string): Json {
  return Object.fromEntries(
    text.split(',').map((part): [string, string | undefined] => {
      const [name = '', value] = part.split('=');
      return [name, value];
    }),
  );
}

function options({ options: values }: Section): Json {
  return Object.fromEntries(
    [...readable(values)].flatMap(([key, value]) =>
      key === 'dhcp-range' ? [] : [[key, toJson(key, value)]],
    ),
  );
}

function toJson(key: string, value: Value): unknown {
  return INTEGERS.has(key) ? Number(value) : value;
}

/** A removed key is the word "deleted", whatever its type. */
function difference(before: Json, after: Json): Json {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...keys].filter((key) => before[key] !== after[key]).map((key) => [key, after[key] ?? 'deleted']),
  );
}
