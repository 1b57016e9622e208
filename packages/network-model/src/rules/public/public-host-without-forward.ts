import type { Address } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { forwardTo, type InsidePort } from '../../forwards.ts';
import { ingressOf, servicePortsOf } from '../../ingress-of.ts';
import type { Network } from '../../network.ts';
import { openingsTo } from '../../openings.ts';
import { isPrivate } from '../../private-address.ts';
import { describeList } from '../shared/describe.ts';

export const publicHostWithoutForward: Rule<NetworkFacts> = {
  code: 'public-host-without-forward',
  severity: 'error',
  description: 'A forward of the router leads to each host that is public by it.',
  *check({ network, origins }) {
    const { publicWay } = network;
    for (const { host, at, addresses, ports } of publishedIn(network)) {
      if (publicWay !== null && forwardTo(network, { addresses, ports }) !== undefined) continue;
      // its record is its own IPv6 address alone then.
      if (publicWay === null && isOpened(network, { addresses, ports })) continue;
      const where = `host "${host}" is public`;
      yield publicWay === null
        ? {
            message: `${where}, but the router's public address is not stated: it has no record`,
            at: origins.of(at),
            help: 'state it as `public` of `lan.gateway`, or of `router` beside `segments`; by IPv6 alone, let `routing.openings` lead to it',
          }
        : {
            message: `${where}, but the router forwards none of its ports (${describeList(ports.map(({ port, protocol }) => `${port}/${protocol}`))}) to it`,
            at: origins.of(at),
            related: [{ message: 'its record is this address', at: origins.of(publicWay) }],
            help: `state the forward: \`routing: { forwards: [{ port: …, to: … }] }\``,
          };
    }
  },
};

function isOpened(network: Network, { addresses, ports }: Pick<Published, 'addresses' | 'ports'>): boolean {
  return addresses.some(
    (address) =>
      !isPrivate(address) && ports.some((port) => openingsTo(network, { address, ...port }).length > 0),
  );
}

interface Published {
  readonly host: string;
  readonly at: object;
  readonly addresses: readonly Address[];
  readonly ports: readonly InsidePort[];
}

/** One for each host, however many paths it has. What has no address at home lacks that first. */
function* publishedIn(network: Network): Iterable<Published> {
  const { exposures, balancers } = network;
  const hosts = Map.groupBy(
    exposures.filter(({ published }) => published !== null),
    ({ host }) => host,
  );
  for (const [host, [at]] of hosts) {
    const ingress = at === undefined ? undefined : ingressOf(network, at);
    if (at === undefined || ingress === undefined) continue;
    const ports = Object.values(servicePortsOf(ingress));
    const { addresses } = ingress;
    yield { host, at, addresses, ports: ports.map((port) => ({ port, protocol: 'tcp' })) };
  }
  for (const balancer of balancers) {
    const { host, published, addresses, ports } = balancer;
    if (published && host !== null) yield { host, at: balancer, addresses, ports };
  }
}
