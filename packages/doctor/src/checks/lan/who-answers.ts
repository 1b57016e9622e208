import { nodeAddresses } from '@netloom/network-model';
import type { BalancedService } from '../../balanced-services.ts';
import type { DoctorFacts } from '../../facts.ts';
import { fixBy, type Problem } from '../../outcome.ts';
import { addressesOfPool, onLanOf } from './lan-addresses.ts';

/** Hosts whose hardware address the network states, and that another device answers for. */
export function* wrongHardware(
  macOf: ReadonlyMap<string, string>,
  { network, origins }: DoctorFacts,
): Iterable<Problem> {
  for (const host of network.hosts) {
    const stated = host.mac?.toLowerCase();
    if (stated === undefined) continue;
    for (const address of onLanOf(host)) {
      const mac = macOf.get(address.toString());
      if (mac === undefined || mac === stated) continue;
      yield {
        // repeaters of some radio networks answer in the name of others
        severity: 'warning',
        saw: `${address} (${host.name}) answers from ${mac}`,
        expected: `${host.name} has ${stated}`,
        at: origins.of(host),
        fix: fixBy(
          'Find the device that has the address as well, or correct the hardware address.',
          `ip neigh show ${address}`,
        ),
      };
    }
  }
}

/** Two hosts that one device answers for. A gateway that answers for others on purpose is not one. */
export function* sharedHardware(
  macOf: ReadonlyMap<string, string>,
  { network, origins }: DoctorFacts,
): Iterable<Problem> {
  const answering = network.subnets.filter(({ proxyArp }) => proxyArp === true).map(({ gateway }) => gateway);
  const heard = network.hosts.flatMap((host) =>
    onLanOf(host)
      .filter((address) => !answering.some((gateway) => gateway?.equals(address) === true))
      .flatMap((address) => {
        const mac = macOf.get(address.toString());
        return mac === undefined ? [] : [{ host, address, mac }];
      }),
  );
  for (const [mac, [first, ...others]] of Map.groupBy(heard, (one) => one.mac)) {
    for (const { host, address } of others) {
      if (first === undefined || host.name === first.host.name) continue;
      yield {
        severity: 'error',
        saw: `${address} (${host.name}) and ${first.address} (${first.host.name}) answer from one device, ${mac}`,
        expected: `${host.name} has ${address} to itself`,
        at: origins.of(host),
        fix: fixBy(
          'Find the device that has an address of another, and correct it.',
          `ip neigh show ${address}`,
        ),
      };
    }
  }
}

/** Free addresses that somebody has, and addresses of Services that somebody else answers for. */
export function* poolProblems(
  macOf: ReadonlyMap<string, string>,
  {
    services,
    facts: { network, origins },
  }: { readonly services: readonly BalancedService[]; readonly facts: DoctorFacts },
): Iterable<Problem> {
  const nodes = network.nodes.flatMap(({ addresses }) =>
    addresses.map((address) => ({ family: address.family, mac: macOf.get(address.toString()) })),
  );
  const ofNodes = new Set(
    network.nodes.flatMap(nodeAddresses).map((address) => macOf.get(address.toString())),
  );
  // this device may be a node, or have heard of some only
  const knowsNodes = (family: 4 | 6): boolean =>
    !nodes.some((node) => node.family === family && node.mac === undefined);
  for (const pool of network.pools) {
    for (const address of addressesOfPool(pool)) {
      const mac = macOf.get(address.toString());
      // nodes answer for a while after a Service is gone
      if (mac === undefined || ofNodes.has(mac)) continue;
      const service = services.find((one) => one.addresses.some((other) => other.equals(address)));
      if (service !== undefined && !knowsNodes(address.family)) continue;
      yield {
        severity: 'error',
        saw: `${address} answers from ${mac}, which is no node`,
        expected:
          service === undefined
            ? `it is free, in pool "${pool.name}"`
            : `a node answers for Service ${service.name}`,
        at: origins.of(pool, 'addresses'),
        fix: fixBy(
          'Find the device, and take the address away from it or out of the pool.',
          `ip neigh show ${address}`,
        ),
      };
    }
  }
}
