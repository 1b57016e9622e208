import { IntervalSet, type Address } from '@netloom/addresses';
import { addressesOf, type TailnetSite } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress } from '../sender.ts';
import { describeRouter } from './routing.ts';
import { tailnetHops } from './tailnet.ts';

/**
 * Where a machine that takes routes of the tailnet sends to one of them. undefined: no route of the tailnet counts here,
 * null: the path ends.
 */
export function* acceptedRouteHops(
  index: NetworkIndex,
  flow: Flow,
  address: Address,
): Generator<Hop, Flow | null | undefined> {
  const { tailnet } = index.network;
  if (tailnet === null || tailnet.acceptRoutes.length === 0) return undefined;
  const site = siteAt(tailnet.sites, address);
  const advertised = index.tailnetRoutes().longest(address);
  if (site === null && advertised === null) return undefined;
  const accepting = IntervalSet.of(
    tailnet.acceptRoutes.flatMap((endpoint) => addressesOf(endpoint, index.facts.ledger).intervals),
  );
  const own = flow.sender.addresses.intersect(accepting);
  const at = index.at(tailnet.acceptRoutes);
  const { label } = flow.sender;
  if (own.size === 0n) return yield* throughRouter(index, flow, { accepting, site, address });
  if (own.size < flow.sender.addresses.size) {
    yield unknown(
      'tailnet',
      `only a part of ${label} takes routes of the tailnet, one of which holds ${address}`,
      at,
    );
    return null;
  }
  const local = index.addresses().subnetOf(address);
  const prefix = site?.prefix ?? advertised?.cidr.prefix ?? 0;
  if (local?.space === 'lan' && prefix <= local.cidr.prefix) {
    const text = `${label} takes routes of the tailnet, one of which holds its own ${local.cidr}: Linux sends to its neighbours by it, other systems do not`;
    yield unknown('tailnet', text, at);
    return null;
  }
  if (site !== null && site.prefix >= (advertised?.cidr.prefix ?? 0)) {
    yield* siteHops(index, `${label} takes routes of the tailnet`, { site, address });
    return null;
  }
  yield allow('tailnet', `${label} takes routes of the tailnet`, at);
  return yield* tailnetHops(index, flow, address);
}

/** The router's own routes count for what it routes: no device asks it for an address of the network itself. */
function* throughRouter(
  index: NetworkIndex,
  flow: Flow,
  to: { readonly accepting: IntervalSet; readonly site: FoundSite | null; readonly address: Address },
): Generator<Hop, null | undefined> {
  const { accepting, site, address } = to;
  const gateways = index.network.hosts.filter(({ role }) => role === 'gateway');
  const accepts = gateways.some(({ addresses }) =>
    addresses.some((one) => accepting.covers(intervalOfAddress(one.address))),
  );
  if (!accepts || site === null || index.addresses().subnetOf(address) !== null) return undefined;
  const router = describeRouter(index);
  yield allow(
    'lan',
    `${address} is in no subnet of the LAN: ${flow.sender.label} sends it to ${router}`,
    null,
  );
  yield* siteHops(index, `${router} takes routes of the tailnet`, { site, address });
  return null;
}

/** What is behind the router of another place is not stated. */
function* siteHops(
  index: NetworkIndex,
  who: string,
  { site, address }: { readonly site: FoundSite; readonly address: Address },
): Generator<Hop> {
  const { name, cidr } = site;
  yield allow(
    'tailnet',
    `${who}: "${name}" advertises ${cidr}, the longest route for ${address}`,
    index.at(cidr),
  );
  const text = `whether the tailnet's policy and the router of "${name}" let it pass, and what answers there, is not stated`;
  yield unknown('tailnet', text, index.at(cidr));
}

interface FoundSite {
  readonly name: string;
  readonly cidr: TailnetSite['routes'][number];
  readonly prefix: number;
}

function siteAt(sites: readonly TailnetSite[], address: Address): FoundSite | null {
  const holding = sites.flatMap(({ name, routes }) =>
    routes.filter((cidr) => cidr.contains(address)).map((cidr) => ({ name, cidr, prefix: cidr.prefix })),
  );
  return holding.reduce<FoundSite | null>(
    (longest, one) => (longest === null || one.prefix > longest.prefix ? one : longest),
    null,
  );
}
