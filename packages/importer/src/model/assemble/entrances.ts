import type { Draft } from '../draft/draft.ts';
import type { DraftEntrance, DraftRoute } from '../draft/routes.ts';
import { ANY_TRAEFIK } from '../kinds/traefik.ts';
import { guessed, map, scalar, textOf, type PlannedMap, type PlannedScalar } from '../planned.ts';
import { assignedTo } from './assigned.ts';
import { toGuards } from './guards.ts';
import { commonDomain, toName } from './names.ts';
import type { UsedAddresses } from './used.ts';

/** An entry point under the name that it has in the network file. */
export interface Entrance extends DraftEntrance {
  readonly address: PlannedScalar;
}

/** Entry points by what routes call them. */
export class Entrances {
  readonly all: readonly Entrance[];

  constructor(all: readonly Entrance[]) {
    this.all = all;
  }

  /** null where a route names none and there is not exactly one. */
  of({ entrance }: Pick<DraftRoute, 'entrance'>): Entrance | null {
    if (entrance !== undefined) return this.all.find(({ keys }) => keys.includes(entrance)) ?? null;
    const [only, other] = this.all;
    return only !== undefined && other === undefined ? only : null;
  }

  /** The one whose Service, `namespace/name`, a tunnel leads to. */
  byService(service: string): Entrance | undefined {
    return this.all.find(({ services }) => services.includes(service));
  }
}

/** Those that are stated, and those that routes name though no file makes them. */
export function toEntrances(draft: Draft, used: UsedAddresses): Entrances {
  const stated = new Map<string, DraftEntrance>();
  for (const one of [...draft.entrances, ...unstated(draft)]) {
    const name = freeName(toName(one.name) ?? 'ingress', one, stated);
    if (name !== null) stated.set(name, { ...one, name });
  }
  return new Entrances(
    [...stated.values()]
      .map((one) => withServices(one, draft))
      .map((one) => ({ ...one, address: one.address ?? addressOf(one, draft, used) })),
  );
}

/** With the Services that controllers make for a Gateway, whatever they call them. */
function withServices(entrance: DraftEntrance, { gatewayServices }: Draft): DraftEntrance {
  const made = [...gatewayServices].flatMap(([service, gateway]) =>
    entrance.keys.includes(gateway) ? service : [],
  );
  return made.length === 0 ? entrance : { ...entrance, services: [...entrance.services, ...made] };
}

/** null for an entry point that is there already. */
function freeName(
  name: string,
  { keys }: DraftEntrance,
  taken: ReadonlyMap<string, DraftEntrance>,
): string | null {
  const [key] = keys;
  if (key !== undefined && [...taken.values()].some((one) => one.keys.includes(key))) return null;
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  return free;
}

function unstated(draft: Draft): readonly DraftEntrance[] {
  const known = new Set(draft.entrances.flatMap(({ keys }) => keys));
  // K3s installs one Traefik
  const isK3s =
    !draft.entrances.some(({ controller }) => controller === 'traefik-k3s') &&
    (draft.facts.get('distribution')?.some(({ value }) => value === 'k3s') ?? true);
  const found: DraftEntrance[] = [];
  const all = draft.routes.map((route) => ({ route, entrance: route.entrance ?? defaultKey(draft) }));
  for (const { route, entrance } of all) {
    if (entrance === null || known.has(entrance)) continue;
    known.add(entrance);
    const at = route.host.from;
    if (at === undefined) continue;
    const [what = '', name = ''] = entrance.split(' ');
    const base = { at, address: undefined, sharing: undefined, keys: [entrance] };
    if (entrance === ANY_TRAEFIK || entrance === 'IngressClass traefik') {
      const keys = [ANY_TRAEFIK, 'IngressClass traefik'];
      keys.forEach((key) => known.add(key));
      const controller = isK3s ? 'traefik-k3s' : 'traefik';
      const services = ['kube-system/traefik', 'traefik/traefik'];
      found.push({ ...base, name: 'traefik', controller, className: undefined, keys, services });
    } else if (what === 'Gateway') {
      const short = name.split('/')[1] ?? name;
      const className = guessed(toName(short) ?? 'gateway', 'no file states the class of the Gateway');
      found.push({ ...base, name: short, controller: 'gateway', className, services: [] });
    } else {
      const className = scalar(name, at);
      found.push({ ...base, name, controller: 'ingress-class', className, services: [] });
    }
  }
  return found;
}

/** Routes without a class go to the default: that of K3s where nothing else is stated. */
function defaultKey({ entrances }: Draft): string | null {
  return entrances.length === 0 ? ANY_TRAEFIK : null;
}

/** That of its Service; else a guess. */
function addressOf(entrance: DraftEntrance, draft: Draft, used: UsedAddresses): PlannedScalar {
  const own = draft.allocations.find(({ namespace, name }) =>
    entrance.services.includes(`${namespace}/${name}`),
  );
  if (own !== undefined) return own.address;
  const given = assignedTo(entrance, draft);
  if (given !== undefined) return given;
  for (const { addresses, name } of draft.pools) {
    for (const block of addresses) {
      const free = used.takeFrom(block);
      if (free !== null) {
        return guessed(free, `no file states it: the first free address of pool ${textOf(name)}`);
      }
    }
  }
  const node = draft.nodes.find(({ address }) => address !== undefined)?.address;
  if (node !== undefined) return guessed(textOf(node), 'no file states it: the address of a node');
  return guessed('192.168.1.2', 'no file states it');
}

/** What is known about entry points beside themselves. */
interface AboutIngresses {
  readonly draft: Draft;
  /** The hosts of each, by its name. */
  readonly hosts: ReadonlyMap<string, readonly string[]>;
  /** The domains that are stated, by name. */
  readonly domains: ReadonlyMap<string, PlannedScalar>;
}

/** With the domain that is stated for an entry point, else that of all its hosts, where no other entry point has it. */
export function toIngresses(
  { all }: Entrances,
  { draft, hosts, domains }: AboutIngresses,
): readonly PlannedMap[] {
  const { certificates } = draft;
  const common = all.map(({ name }) => commonDomain(hosts.get(name) ?? []));
  return all.map((one, index) => {
    const own = common[index] ?? null;
    const isOwn = own !== null && common.filter((other) => other === own).length === 1;
    const domain = domains.get(one.name) ?? (isOwn ? guessed(own, 'the domain of its hosts') : undefined);
    const tls = domain === undefined ? undefined : certificates.get(textOf(domain));
    return toIngress(one, { domain, tls, draft });
  });
}

function toIngress(
  entrance: Entrance,
  {
    domain,
    tls,
    draft,
  }: {
    readonly domain: PlannedScalar | undefined;
    readonly tls: PlannedMap | undefined;
    readonly draft: Draft;
  },
): PlannedMap {
  const { name, controller, className, address, address6, sharing, at, filters, settings } = entrance;
  const isClassed = controller === 'gateway' || controller === 'ingress-class';
  return map(
    {
      name: scalar(name, at),
      controller: scalar(controller, at),
      class: isClassed ? (className ?? guessed(name, 'no file states the class')) : undefined,
      address,
      address6,
      allowSharedIp: controller === 'ingress-class' ? undefined : sharing,
      domain,
      tls,
      routes: controller.startsWith('traefik') ? routesOf(entrance, draft) : undefined,
      ...settings,
      ...toGuards(filters ?? [], { draft, name }),
    },
    at,
  );
}

/** Gateway API where HTTPRoutes go to the Gateway that Traefik's own values make. */
function routesOf({ keys }: Entrance, { routes }: Draft): PlannedScalar | undefined {
  const own = routes.find(
    ({ kind, entrance }) => kind === 'HTTPRoute' && entrance !== undefined && keys.includes(entrance),
  );
  return own === undefined ? undefined : scalar('httproute', own.host.from);
}
