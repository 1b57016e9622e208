import type { Exposure, Network, Service } from './network.ts';

const indexes = new WeakMap<readonly Service[], ReadonlyMap<string, Service>>();

/** The service that an exposure names, at the port that it leads to; undefined where the network declares none. The index is built once. */
export function serviceOf(
  { services }: Network,
  {
    namespace,
    service,
    port = null,
  }: Pick<Exposure, 'namespace' | 'service'> & Partial<Pick<Exposure, 'port'>>,
): Service | undefined {
  const index = indexes.get(services) ?? indexOf(services);
  indexes.set(services, index);
  const found = index.get(`${namespace}/${service}`);
  return port === null ? found : (found?.morePorts.find((one) => one.port === port) ?? found);
}

/** Of two with one name the first counts; a rule reports the second. */
function indexOf(services: readonly Service[]): ReadonlyMap<string, Service> {
  return new Map(services.toReversed().map((row) => [`${row.namespace}/${row.name}`, row]));
}

/** The Service at each of its ports, the first of them first. */
export function atEachPort(service: Service): readonly Service[] {
  return [service, ...service.morePorts];
}
