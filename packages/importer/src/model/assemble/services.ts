import type { Draft } from '../draft/draft.ts';
import type { DraftFilter, DraftRoute } from '../draft/routes.ts';
import type { DraftService } from '../draft/services.ts';
import type { TunnelRule } from '../draft/tunnels.ts';
import { scalar, textOf, type PlannedMap, type PlannedScalar } from '../planned.ts';
import type { Entrance, Entrances } from './entrances.ts';
import { isRedirectOnly, toGuards } from './guards.ts';
import { isHost, toName } from './names.ts';
import { toService, type RowPort, type ServiceRow } from './service-row.ts';
import { statusOf } from './tunnel-answers.ts';
import { readTunnelTarget } from './tunnel-target.ts';

export interface AssembledServices {
  readonly services: readonly PlannedMap[];
  /** The hosts of each entry point, by its name. */
  readonly hosts: ReadonlyMap<string, readonly string[]>;
}

/** What leads to Services. */
interface AssembledFrom {
  readonly draft: Draft;
  readonly entrances: Entrances;
  /** Rules of cloudflared that get requests. */
  readonly tunnelRules: readonly TunnelRule[];
}

/** All Services that a host leads to, with the ways in. */
export function assembleServices({ draft, entrances, tunnelRules }: AssembledFrom): AssembledServices {
  const rows = new ServiceRows(draft, entrances);
  // another route of the same host says what happens behind the redirect
  const { true: redirects = [], false: others = [] } = Object.groupBy(draft.routes, ({ filters }) =>
    isRedirectOnly(filters, draft) ? 'true' : 'false',
  );
  for (const route of [...others, ...redirects]) rows.addRoute(route);
  for (const rule of tunnelRules) rows.addTunnelRule(rule);
  return { services: rows.toList(), hosts: rows.hosts() };
}

class ServiceRows {
  readonly #draft: Draft;
  readonly #entrances: Entrances;
  readonly #rows = new Map<string, ServiceRow>();
  /** Hosts of ingress, for tunnel rules that lead to an entry point. */
  readonly #behind: {
    readonly host: string;
    readonly entrance: Entrance;
    readonly row: ServiceRow;
    readonly of: RowPort;
  }[] = [];
  /** The listeners of each host and path. */
  readonly #claims = new Map<string, readonly (readonly string[])[]>();

  constructor(draft: Draft, entrances: Entrances) {
    this.#draft = draft;
    this.#entrances = entrances;
  }

  toList(): readonly PlannedMap[] {
    const rows = [...this.#rows.values()].filter(({ exposures }) => exposures.size > 0);
    return rows.map((row) => toService(row, this.#draft));
  }

  hosts(): ReadonlyMap<string, readonly string[]> {
    const byEntrance = Map.groupBy(this.#behind, ({ entrance }) => entrance.name);
    return new Map(Array.from(byEntrance, ([name, rows]) => [name, rows.map(({ host }) => host)] as const));
  }

  addRoute(route: DraftRoute): void {
    const { kind, namespace, service, port } = route;
    const host = this.#hostOf(route.host, kind);
    if (host === null) return;
    const entrance = this.#entrances.of(route);
    if (entrance === null) {
      this.#leaveOut(kind, host, 'it is not stated through which entry point it goes');
      return;
    }
    const name = toName(textOf(service));
    if (name !== textOf(service)) {
      this.#leaveOut(kind, host, `its Service "${textOf(service)}" is no name`);
      return;
    }
    if (toName(namespace) !== namespace) {
      this.#leaveOut(kind, host, 'a template decides about its namespace');
      return;
    }
    const row = this.#row({
      namespace,
      name,
      guess: service.guess,
      at: service.from ?? host.from,
    });
    const path = route.path === undefined ? '' : textOf(route.path);
    const claim = `${entrance.name} ${textOf(host)} ${path}`;
    const key = `ingress ${claim}`;
    if (row.exposures.has(key) || !this.#overlaps(claim, route.listeners)) return;
    const of = this.#rowPort(row, port, route.scheme);
    row.exposures.set(key, {
      of,
      entries: {
        host,
        via: scalar('ingress', host.from),
        ingress: scalar(entrance.name, host.from),
        path: route.path,
        ...toGuards(filtersFor(entrance, route), { draft: this.#draft, name: textOf(host) }),
      },
      from: host.from,
    });
    this.#behind.push({ host: textOf(host), entrance, row, of });
  }

  addTunnelRule(rule: TunnelRule): void {
    const host = this.#hostOf(rule.host, 'tunnel rule');
    if (host === null) return;
    // the tunnel itself has it
    if (statusOf(rule) !== null) return;
    const target = readTunnelTarget(textOf(rule.service), textOf(rule.tunnel.namespace));
    if (target === null) {
      this.#leaveOut('tunnel rule', host, 'its service is no server in the cluster or at an address');
      return;
    }
    const { port, scheme } = target;
    const stated = scalar(port, rule.service.from);
    if (target.kind === 'address') {
      const name = toName(textOf(host).split('.')[0] ?? '') ?? 'host';
      const address = scalar(target.address, rule.service.from);
      const row = this.#row({
        namespace: null,
        name: `${name}-${port}`,
        at: rule.service.from,
        address,
      });
      this.#expose(row, host, { rule, of: this.#rowPort(row, stated, scheme) });
      return;
    }
    const { namespace, name } = target;
    const entrance = this.#entrances.byService(`${namespace}/${name}`);
    if (entrance !== undefined) {
      this.#exposeBehind(entrance, host, rule);
      return;
    }
    const row = this.#row({ namespace, name, at: rule.service.from });
    this.#expose(row, host, { rule, of: this.#rowPort(row, stated, scheme) });
  }

  /** Through an entry point, to whatever it does with the host; a wildcard is all hosts of it. */
  #exposeBehind(entrance: Entrance, host: PlannedScalar, rule: TunnelRule): void {
    const text = textOf(host);
    const isMeant = (other: string): boolean =>
      other === text || (text.startsWith('*.') && other.endsWith(text.slice(1)));
    const found = this.#behind.filter((one) => one.entrance === entrance && isMeant(one.host));
    if (found.length === 0) {
      this.#leaveOut('tunnel rule', host, `no route of entry point "${entrance.name}" has the host`);
    }
    // the entry point decides between several paths of a host
    for (const { host: routed, row, of } of new Map(
      found.map((one) => [one.host, one] as const).toReversed(),
    ).values()) {
      this.#expose(row, scalar(routed, host.from), { rule, of, entrance });
    }
  }

  #expose(
    row: ServiceRow,
    host: PlannedScalar,
    {
      rule,
      of,
      entrance,
    }: { readonly rule: TunnelRule; readonly of: RowPort; readonly entrance?: Entrance | undefined },
  ): void {
    const path = rule.path === undefined ? '' : textOf(rule.path);
    const key = `tunnel ${textOf(host)} ${path}`;
    if (row.exposures.has(key)) return;
    const origin = entrance === undefined ? 'service' : 'ingress';
    row.exposures.set(key, {
      of,
      entries: {
        host,
        via: scalar('tunnel', rule.host.from),
        origin: scalar(origin, rule.service.from),
        ingress: entrance === undefined ? undefined : scalar(entrance.name, rule.service.from),
        path: rule.path,
        originRequest: rule.originRequest,
      },
      from: rule.host.from,
    });
  }

  #hostOf(stated: PlannedScalar, kind: string): PlannedScalar | null {
    const text = textOf(stated).toLowerCase();
    if (isHost(text)) return scalar(text, stated.from);
    this.#leaveOut(kind, stated, 'it is no host name');
    return null;
  }

  /** Routes of different listeners do not meet: one redirects, say, and the other answers. */
  #overlaps(claim: string, listeners: readonly string[]): boolean {
    const others = this.#claims.get(claim) ?? [];
    this.#claims.set(claim, [...others, listeners]);
    return !others.some(
      (other) => other.length > 0 && listeners.length > 0 && !listeners.some((one) => other.includes(one)),
    );
  }

  #row(
    input: Pick<ServiceRow, 'namespace' | 'name' | 'at'> & Partial<Pick<ServiceRow, 'address' | 'guess'>>,
  ): ServiceRow {
    const { namespace, name, guess, at, address } = input;
    const key = `${namespace ?? ''}/${name}`;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const object = namespace === null ? undefined : this.#draft.services.get(key);
    const row: ServiceRow = {
      ...{
        namespace,
        name,
        guess: object === undefined ? guess : undefined,
        at: object?.at ?? at,
        address,
        object,
        ports: [],
      },
      exposures: new Map(),
    };
    this.#rows.set(key, row);
    return row;
  }

  /** A port by its number: routes may call it by its name, or leave it out. */
  #portOf(object: DraftService | undefined, stated: PlannedScalar | undefined): PlannedScalar | undefined {
    if (typeof stated?.value === 'number') return stated;
    const ports = object?.ports ?? [];
    if (stated === undefined) return ports.length === 1 ? ports[0]?.port : undefined;
    return ports.find(({ name }) => name === stated.value)?.port;
  }

  /** The port of a row that something leads to; one whose number no file states is whichever is known. */
  #rowPort(row: ServiceRow, stated: PlannedScalar | undefined, scheme: string | undefined): RowPort {
    const port = this.#portOf(row.object, stated);
    const [first] = row.ports;
    const known =
      port === undefined
        ? first
        : row.ports.find((one) => one.port !== undefined && textOf(one.port) === textOf(port));
    if (known !== undefined) return known;
    if (first !== undefined && first.port === undefined) {
      first.port = port;
      return first;
    }
    const added = { port, scheme };
    row.ports.push(added);
    return added;
  }

  #leaveOut(kind: string, host: PlannedScalar, why: string): void {
    if (host.from !== undefined) this.#draft.leaveOut({ kind, name: textOf(host), why, at: host.from });
  }
}

/** Only Traefik has Middlewares, and an IngressClass of another program nothing that the network file names. */
function filtersFor({ controller }: Entrance, { filters = [] }: DraftRoute): readonly DraftFilter[] {
  if (controller.startsWith('traefik')) return filters;
  return controller === 'gateway' ? filters.filter(({ isMiddleware }) => !isMiddleware) : [];
}
