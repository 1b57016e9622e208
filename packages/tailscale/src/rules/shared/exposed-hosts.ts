import type { Address } from '@netloom/addresses';
import { describeList, type AdvertisedRoute, type Host, type Network } from '@netloom/network-model';

const KINDS = [
  ['gateway', 'gateways'],
  ['proxmox', 'Proxmox hosts'],
  ['node', 'nodes'],
  ['host', 'hosts'],
] as const satisfies readonly (readonly [Host['role'], string])[];

/** What routes open beside what they are for: one sentence for each kind of machine of which some are inside. */
export function describeExposedHosts(
  routes: readonly AdvertisedRoute[],
  { hosts }: Network,
): readonly string[] {
  return KINDS.flatMap(([role, kind]) => {
    const machines = hosts.filter((host) => host.role === role).flatMap(withAddresses);
    const [inside, outside] = [true, false].map((wanted) =>
      machines.filter(({ address }) => routes.some(({ cidr }) => cidr.contains(address)) === wanted),
    );
    if (inside === undefined || outside === undefined || inside.length === 0) return [];
    const rest = outside.length === 0 ? '' : `, but not ${describeList(outside.map(print))}`;
    return [`note: this also opens the ${kind} ${describeList(inside.map(print))}${rest}`];
  });
}

interface Machine {
  readonly name: string;
  readonly address: Address;
}

/** On the LAN alone: that is where pools are. */
function withAddresses({ name, addresses }: Host): readonly Machine[] {
  return addresses.flatMap(({ space, address }) => (space === 'lan' ? [{ name, address }] : []));
}

function print({ name, address }: Machine): string {
  return `${name} (${address.toString()})`;
}
