import type { Exposure, Network, Service } from './network.ts';

const indexes = new WeakMap<readonly Service[], ReadonlyMap<string, Service>>();

/** The service that an exposure names; undefined where the network declares none. The index is built once. */
export function serviceOf(
  { services }: Network,
  { namespace, service }: Pick<Exposure, 'namespace' | 'service'>,
): Service | undefined {
  const index = indexes.get(services) ?? indexOf(services);
  indexes.set(services, index);
  return index.get(`${namespace}/${service}`);
}

/** Of two with one name the first counts; a rule reports the second. */
function indexOf(services: readonly Service[]): ReadonlyMap<string, Service> {
  return new Map(services.toReversed().map((row) => [`${row.namespace}/${row.name}`, row]));
}
