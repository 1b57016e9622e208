import type { Network } from '@netloom/network-model';
import type { Planned, PlannedMap } from '../model/planned.ts';
import { canonical } from './canonical.ts';
import { changeAt, itemsAt, mapAt, textAt } from './planned-value.ts';

/** Without records, allocations, routes and exposures that follow from the rest of the file. */
export function withoutDerived(planned: PlannedMap, network: Network): PlannedMap {
  const { isRecord, isHeld, isAdvertised, isThroughTunnel } = derivedOf(network);
  const unless = (isDerived: boolean, part: Planned): Planned | undefined => (isDerived ? undefined : part);
  const inRows: Readonly<Record<string, (row: Planned) => Planned | undefined>> = {
    'dns.records.*': (row) => unless(isRecord(row), row),
    'loadBalancer.allocations.*': (row) => unless(isHeld(row), row),
    'tailnet.connectors.*': (row) =>
      mapAt(row, ['advertise', '*'], (part) => unless(isAdvertised(row, part), part)),
    'services.*': (row) => mapAt(row, ['expose', '*'], (part) => unless(isThroughTunnel(row, part), part)),
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
}

function derivedOf({ records, balancers, ingresses, routes, exposures }: Network): Derived {
  const known = new Set(records.map(({ name, type, targets }) => recordKey(name, type, targets.map(String))));
  const entrances = new Set(ingresses.flatMap(({ addresses }) => addresses.map(String)));
  const held = new Set(
    balancers.flatMap(({ namespace, name, addresses }) =>
      addresses.map((address) => `${namespace}/${name} ${address.toString()}`),
    ),
  );
  const advertised = new Set(
    routes.map(({ connector, cidr }) => `${connector} ${canonical(cidr.toString())}`),
  );
  const through = new Set(
    exposures
      .filter(({ via, origin }) => via === 'tunnel' && origin.includes('ingress'))
      .map(({ namespace, service, host }) => `${namespace}/${service} ${host}`),
  );
  return {
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
      return (
        textAt(exposure, 'via') === 'ingress' && through.has(`${owner} ${textAt(exposure, 'host') ?? ''}`)
      );
    },
  };
}

function recordKey(name: string, type: string, targets: readonly string[]): string {
  return `${name} ${type} ${targets.map(canonical).toSorted().join()}`;
}
