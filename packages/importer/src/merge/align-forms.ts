import { childAt, type SourceMapping, type SourceNode } from '@netloom/diagnostics';
import { list, map, scalar, type Planned, type PlannedMap } from '../model/planned.ts';
import { canonical } from './canonical.ts';
import { isStated, itemsAt, mapAt, partAt, textAt } from './planned-value.ts';

/** A part of the sources that the file has no place for. */
export interface Unfit {
  readonly path: string;
  readonly planned: Planned;
  readonly why: string;
}

interface Formed {
  readonly planned: PlannedMap;
  readonly unfit: readonly Unfit[];
}

/** One entry point and one zone have a short form in a file; an import writes what it has. */
export function alignForms(planned: PlannedMap, root: SourceMapping): Formed {
  const entrances = root.entries.has('ingress') ? shortIngress(planned, root) : { planned, unfit: [] };
  const dns = root.entries.get('dns')?.value;
  const zones = dns?.kind === 'mapping' ? alignZones(entrances.planned, dns) : entrances;
  return { planned: zones.planned, unfit: [...entrances.unfit, ...(zones === entrances ? [] : zones.unfit)] };
}

const SHORT = 'the file has one entry point, as `ingress`: write it as a row of `ingresses` first';

/** The entry point that the file has, without a name; further ones have no place. */
function shortIngress(planned: PlannedMap, root: SourceMapping): Formed {
  const rows = itemsAt(planned, 'ingresses');
  const address = canonicalAt(root, 'ingress', 'address');
  const only = (found: readonly Planned[]): Planned | undefined =>
    found.length === 1 ? found[0] : undefined;
  const one =
    only(rows.filter((row) => canonical(textAt(row, 'address') ?? '') === address)) ??
    only(rows.filter((row) => textAt(row, 'controller') === 'traefik-k3s')) ??
    only(rows.filter((row) => textAt(row, 'controller') === 'traefik'));
  const others = rows.filter((row) => row !== one);
  const names = new Set(others.map((row) => textAt(row, 'name')));
  const unfit: Unfit[] = others.map((row) => ({
    path: `ingresses[${textAt(row, 'name') ?? ''}]`,
    planned: row,
    why: SHORT,
  }));
  const exposed = mapAt(planned, ['services', '*'], (service) =>
    mapAt(service, ['expose', '*'], (row) => {
      if (!names.has(textAt(row, 'ingress'))) return mapAt(row, ['ingress'], () => undefined);
      const owner = [textAt(service, 'namespace'), textAt(service, 'name')].filter((text) => text !== null);
      const path = `services[${owner.join('/')}].expose[${textAt(row, 'host') ?? ''}]`;
      unfit.push({ path, planned: row, why: SHORT });
      return undefined;
    }),
  );
  const { ingresses: _long, ...rest } = Object.fromEntries(
    exposed?.kind === 'map' ? exposed.entries : planned.entries,
  );
  const tls = partAt(one, 'tls');
  const short = one === undefined ? undefined : without(one, [...LONG_ONLY, ...ofK3s(one)]);
  return { planned: map({ ...rest, ingress: short, tls }, planned.from), unfit };
}

function canonicalAt(root: SourceMapping, ...path: readonly string[]): string | null {
  const node = path.reduce<SourceNode | null>(
    (part, key) => (part === null ? null : childAt(part, key)),
    root,
  );
  return node?.kind === 'scalar' ? canonical(node.value) : null;
}

const LONG_ONLY = ['name', 'class', 'tls'];

/** The short form is the Traefik of K3s, whichever of its two names it states. */
function ofK3s(entrance: Planned): readonly string[] {
  return textAt(entrance, 'controller') === 'traefik-k3s' ? ['controller'] : [];
}

function without(planned: Planned, keys: readonly string[]): Planned {
  return keys.reduce((rest, key) => mapAt(rest, [key], () => undefined) ?? rest, planned);
}

const ONE_ZONE = 'the file has one zone, as `dns.zone`: write it as a row of `dns.zones` first';

function alignZones(planned: PlannedMap, dns: SourceMapping): Formed {
  const zone = partAt(planned, 'dns', 'zone');
  const own = dns.entries.get('zone')?.value;
  if (dns.entries.has('zones') && zone?.kind === 'scalar') {
    const rows = isStated(zone) ? [map({ name: zone }, zone.from)] : [];
    return { planned: inDns(planned, { zone: undefined, zones: list(rows) }), unfit: [] };
  }
  const rows = itemsAt(planned, 'dns', 'zones');
  if (own?.kind !== 'scalar' || rows.length === 0) return { planned, unfit: [] };
  const others = rows.filter((row) => textAt(row, 'name') !== String(own.value));
  const kept = rows.length > others.length ? scalar(String(own.value), rows[0]?.from) : undefined;
  return {
    planned: inDns(planned, { zone: kept, zones: undefined }),
    unfit: others.map((row) => ({
      path: `dns.zones[${textAt(row, 'name') ?? ''}]`,
      planned: row,
      why: ONE_ZONE,
    })),
  };
}

function inDns(planned: PlannedMap, entries: Readonly<Record<string, Planned | undefined>>): PlannedMap {
  const changed = mapAt(planned, ['dns'], (dns) =>
    dns.kind === 'map' ? map({ ...Object.fromEntries(dns.entries), ...entries }, dns.from) : dns,
  );
  return changed?.kind === 'map' ? changed : planned;
}
