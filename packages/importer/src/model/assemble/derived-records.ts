import type { Planned, PlannedMap, PlannedScalar } from '../planned.ts';
import { scalar, textOf } from '../planned.ts';
import type { Entrances } from './entrances.ts';

/** Records, without those that a network file has by its entry points and tunnel hosts already. */
export interface DerivedRecords {
  readonly others: readonly PlannedMap[];
  /** The domain of an entry point, by its name: its wildcard leads to the address of that. */
  readonly domains: ReadonlyMap<string, PlannedScalar>;
}

interface DerivedFrom {
  readonly entrances: Entrances;
  readonly services: readonly PlannedMap[];
  readonly tunnel: PlannedMap | undefined;
}

/** As `resolve/records.ts` of the network model derives them: stated as well, each would be there twice. */
export function findDerivedRecords(
  records: readonly PlannedMap[],
  { entrances, services, tunnel }: DerivedFrom,
): DerivedRecords {
  const domains = new Map<string, PlannedScalar>();
  const hosts = tunnelHosts(services, tunnel);
  const target = `${textIn(tunnel, 'id') ?? ''}.cfargotunnel.com`;
  const others = records.filter((record) => {
    const [name, type, only] = [textIn(record, 'name'), textIn(record, 'type'), onlyTarget(record)];
    if (name === undefined || only === null) return true;
    if (type === 'CNAME') return only !== target || !hosts.has(name);
    if (!name.startsWith('*.')) return true;
    const entrance = entrances.all.find(({ address, address6 }) =>
      [address, address6].some((one) => one?.from !== undefined && textOf(one) === only),
    );
    if (entrance === undefined) return true;
    const domain = domains.get(entrance.name) ?? scalar(name.slice(2), record.from);
    domains.set(entrance.name, domain);
    return textOf(domain) !== name.slice(2);
  });
  return { others, domains };
}

function tunnelHosts(services: readonly PlannedMap[], tunnel: PlannedMap | undefined): ReadonlySet<string> {
  const rows = services.flatMap((service) => itemsIn(service, 'expose'));
  const exposed = rows.filter((row) => textIn(row, 'via') === 'tunnel');
  const answers = tunnel === undefined ? [] : itemsIn(tunnel, 'answers');
  return new Set([...exposed, ...answers].flatMap((row) => textIn(row, 'host') ?? []));
}

function onlyTarget(record: PlannedMap): string | null {
  const [only, other] = itemsIn(record, 'targets');
  return only?.kind === 'scalar' && other === undefined ? textOf(only) : null;
}

function textIn(planned: Planned | undefined, key: string): string | undefined {
  const value = planned?.kind === 'map' ? planned.entries.get(key) : undefined;
  return value?.kind === 'scalar' ? textOf(value) : undefined;
}

function itemsIn(planned: PlannedMap, key: string): readonly Planned[] {
  const value = planned.entries.get(key);
  return value?.kind === 'list' ? value.items : [];
}
