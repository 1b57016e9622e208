import { toName } from '../model/assemble/names.ts';
import type { DraftService } from '../model/draft/services.ts';
import { list, map, scalar, textOf, type Planned, type PlannedMap } from '../model/planned.ts';
import type { Tree } from '../sources/tree.ts';

interface Row {
  readonly name: string;
  readonly from: string;
  readonly service: DraftService;
  readonly ports: readonly string[];
  readonly purpose: string | null;
  /** What it is for. */
  readonly at: Tree;
}

/** Rows of `firewall` that end at Services: one for each client and Service. */
export class FirewallRows {
  readonly #rows = new Map<string, Row>();
  readonly #taken: ReadonlySet<string>;

  /** Beside the rows that the file has. */
  constructor(file: PlannedMap) {
    const stated = file.entries.get('firewall');
    const rows = stated?.kind === 'list' ? stated.items : [];
    const names = rows.map((row) => (row.kind === 'map' ? row.entries.get('name') : undefined));
    this.#taken = new Set(names.flatMap((name) => (name?.kind === 'scalar' ? [textOf(name)] : [])));
  }

  add({ port, ...row }: Pick<Row, 'from' | 'service' | 'purpose' | 'at'> & { readonly port: string }): void {
    const key = keyOf(row);
    const known = this.#rows.get(key);
    const ports = [...new Set([...(known?.ports ?? []), port])];
    this.#rows.set(
      key,
      known === undefined ? { ...row, ports, name: this.#freeName(row) } : { ...known, ports },
    );
  }

  /** Whether a row lets everybody in to a port already. */
  admitsAny(service: DraftService, port: string): boolean {
    return this.#rows.get(keyOf({ from: 'any', service }))?.ports.includes(port) === true;
  }

  /** The policies that the rows become, by namespace and name. */
  policies(): readonly { readonly namespace: string; readonly name: string }[] {
    return Array.from(this.#rows.values(), ({ name, service }) => ({
      namespace: service.namespace,
      name: `firewall-${name}-to-${service.name}`,
    }));
  }

  toList(): readonly Planned[] {
    const sorted = [...this.#rows.values()].toSorted((one, other) =>
      sortKey(one) < sortKey(other) ? -1 : 1,
    );
    return sorted.map(({ name, from, service, ports, purpose, at }) =>
      map(
        {
          name: scalar(name, at),
          from: scalar(from, at),
          to: scalar(`service:${service.namespace}/${service.name}`, at),
          ports: list(ports.map((port) => scalar(port, at))),
          purpose: purpose === null ? undefined : scalar(purpose, at),
        },
        at,
      ),
    );
  }

  #freeName({ from, service }: Pick<Row, 'from' | 'service'>): string {
    const client = from.replace(/^.*\//, '');
    const name = toName(`${client}-to-${service.name}`.slice(0, 50)) ?? 'row';
    const taken = new Set([...this.#taken, ...Array.from(this.#rows.values(), (row) => row.name)]);
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
    return free;
  }
}

function keyOf({ from, service: { namespace, name } }: Pick<Row, 'from' | 'service'>): string {
  return `${from} ${namespace}/${name}`;
}

function sortKey({ from, service: { namespace, name } }: Row): string {
  return `${namespace}/${name} ${from}`;
}
