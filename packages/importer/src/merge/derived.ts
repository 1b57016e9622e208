import { withoutOrigin } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { toNetworkPolicies } from '@netloom/network-model/chart';
import type { Planned, PlannedMap } from '../model/planned.ts';
import { canonical } from './canonical.ts';
import { changeAt, itemsAt, mapAt, textAt } from './planned-value.ts';

/** Without records, allocations, routes, exposures and policies that follow from the rest of the file. */
export function withoutDerived(planned: PlannedMap, network: Network): PlannedMap {
  const { isRecord, isHeld, isAdvertised, isThroughTunnel, isPolicy } = derivedOf(network);
  const unless = (isDerived: boolean, part: Planned): Planned | undefined => (isDerived ? undefined : part);
  const inRows: Readonly<Record<string, (row: Planned) => Planned | undefined>> = {
    'dns.records.*': (row) => unless(isRecord(row), row),
    'loadBalancer.allocations.*': (row) => unless(isHeld(row), row),
    'tailnet.connectors.*': (row) =>
      mapAt(row, ['advertise', '*'], (part) => unless(isAdvertised(row, part), part)),
    'policies.others.*': (row) => unless(isPolicy(row), row),
    'services.*': (row) => {
      const rest = mapAt(row, ['expose', '*'], (part) => unless(isThroughTunnel(row, part), part));
      // the Service of an entry point is none that hosts lead to
      return itemsAt(row, 'expose').length > 0 && itemsAt(rest, 'expose').length === 0 ? undefined : rest;
    },
  };
  return Object.entries(inRows).reduce((rest, [path, change]) => changeAt(rest, path, change), planned);
}

interface Derived {
  readonly isRecord: (row: Planned) => boolean;
  /** Whether a load balancer address is that of an entry point, or of what netloom makes. */
  readonly isHeld: (row: Planned) => boolean;
  /** Whether a Connector advertises it, by a name. */
  readonly isAdvertised: (connector: Planned, route: Planned) => boolean;
  /** A tunnel host that goes through an entry point has a route there. */
  readonly isThroughTunnel: (service: Planned, exposure: Planned) => boolean;
  /** Whether netloom writes a policy of that name itself. */
  readonly isPolicy: (row: Planned) => boolean;
}

function derivedOf(network: Network): Derived {
  const { balancers, ingresses, routes, exposures } = network;
  const known = new Set(recordsOf(network));
  const entrances = new Set(ingresses.flatMap(({ addresses }) => addresses.map(String)));
  const held = new Set(
    balancers.flatMap(({ namespace, name, addresses }) =>
      addresses.map((address) => `${namespace}/${name} ${address.toString()}`),
    ),
  );
  const advertised = new Set(
    routes.map(({ connector, cidr }) => `${connector} ${canonical(cidr.toString())}`),
  );
  const through = exposures.filter(({ via, origin }) => via === 'tunnel' && origin.includes('ingress'));
  const hosts = new Set(
    through.map(
      ({ namespace, service, host, ingress }) => `${namespace}/${service} ${host} ${ingress ?? ''}`,
    ),
  );
  const [onlyEntrance] = ingresses;
  const ofProxies = new Set(
    through.flatMap(({ host, ingress }) => {
      const proxy = ingresses.find(({ name }) => name === ingress)?.proxy ?? null;
      return proxy === null ? [] : [`${proxy.namespace}/${proxy.service.name} ${host}`];
    }),
  );
  const policies = new Set(
    toNetworkPolicies(network, withoutOrigin).map(
      ({ namespace, name }) => `${namespace.toString()}/${name.toString()}`,
    ),
  );
  return {
    isPolicy: (row) =>
      (textAt(row, 'kind') ?? 'NetworkPolicy') === 'NetworkPolicy' &&
      policies.has(`${textAt(row, 'namespace') ?? ''}/${textAt(row, 'name') ?? ''}`),
    isRecord: (row) => {
      const targets = itemsAt(row, 'targets').map((one) => (one.kind === 'scalar' ? String(one.value) : ''));
      return known.has(recordKey(textAt(row, 'name') ?? '', textAt(row, 'type') ?? '', targets));
    },
    isHeld: (row) => {
      const address = canonical(textAt(row, 'addresses') ?? '');
      return entrances.has(address) || held.has(`${textAt(row, 'service') ?? ''} ${address}`);
    },
    isAdvertised: (connector, route) =>
      route.kind === 'scalar' &&
      advertised.has(`${textAt(connector, 'name') ?? ''} ${canonical(route.value)}`),
    isThroughTunnel: (service, exposure) => {
      const owner = `${textAt(service, 'namespace') ?? ''}/${textAt(service, 'name') ?? ''}`;
      const key = `${owner} ${textAt(exposure, 'host') ?? ''}`;
      if (textAt(exposure, 'via') === 'tunnel') return ofProxies.has(key);
      // a file with one entry point need not name it
      return hosts.has(`${key} ${textAt(exposure, 'ingress') ?? onlyEntrance?.name ?? ''}`);
    },
  };
}

/** Those of public zones, and the names at home, which lead to the addresses of entry points and Services. */
function* recordsOf({ records, exposures, ingresses, balancers }: Network): Iterable<string> {
  for (const { name, type, targets } of records) yield recordKey(name, type, targets.map(String));
  const atHome = [
    ...exposures.map(({ host, ingress }) => ({
      host,
      addresses: ingresses.find(({ name }) => name === ingress)?.addresses ?? [],
    })),
    ...ingresses.flatMap(({ domain, addresses }) =>
      domain === null ? [] : [{ host: `*.${domain}`, addresses }],
    ),
    ...balancers,
  ];
  for (const { host, addresses } of atHome) {
    if (host === null) continue;
    for (const family of [4, 6] as const) {
      const own = addresses.filter((address) => address.family === family).map(String);
      if (own.length > 0) yield recordKey(host, family === 4 ? 'A' : 'AAAA', own);
    }
  }
}

function recordKey(name: string, type: string, targets: readonly string[]): string {
  return `${name} ${type} ${targets.map(canonical).toSorted().join()}`;
}
