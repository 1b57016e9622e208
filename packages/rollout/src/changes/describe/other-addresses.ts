import { describeList, ingressOwner, type Reservation, type Subnet } from '@netloom/network-model';
import { pairRows } from '../pair-rows.ts';
import { added, changed, removed, type Networks, type NetworkChange } from '../statement.ts';

/** The pinned addresses of the ingress. */
export function* ingressAddresses({ before, after }: Networks): Iterable<NetworkChange> {
  const pairs = pairRows({ before: before.network.ingresses, after: after.network.ingresses }, ({ name }) =>
    ingressOwner(name),
  );
  for (const { key, before: old, after: next } of pairs) {
    const [from, to] = [old, next].map((row) => describeList(row?.addresses.map(String) ?? []));
    if (from === to || from === undefined || to === undefined) continue;
    if (from === '') yield added(key, `is pinned to ${to}`);
    else if (to === '') yield removed(key, `is no longer pinned to ${from}`);
    else yield changed(key, `moves from ${from} to ${to}`);
  }
}

/** LAN, VNets, pods, Services, tailnet. */
export function* subnetAddresses({ before, after }: Networks): Iterable<NetworkChange> {
  const pairs = pairRows({ before: before.network.subnets, after: after.network.subnets }, ({ name, cidr }) =>
    cidr.family === 4 ? name : `${name} (IPv6)`,
  );
  for (const { key, before: old, after: next } of pairs) {
    const label = `subnet ${key}`;
    if (old === null) {
      yield added(label, `is new: ${describe(next)}`);
    } else if (next === null) {
      yield removed(label, `is gone: ${describe(old)}`);
    } else if (describe(old) !== describe(next)) {
      yield changed(label, `was ${describe(old)}, is ${describe(next)}`);
    }
  }
}

function describe({ cidr, gateway, mtu }: Subnet): string {
  const parts = [
    cidr.toString(),
    ...(gateway === null ? [] : [`gateway ${gateway}`]),
    ...(mtu === null ? [] : [`MTU ${mtu}`]),
  ];
  return parts.join(' ');
}

/** DHCP ranges and addresses that nothing may take. */
export function* reservedAddresses({ before, after }: Networks): Iterable<NetworkChange> {
  const [olds, nexts] = [before.network.reservations, after.network.reservations];
  for (const { key, before: old, after: next } of pairRows({ before: olds, after: nexts }, keyOf)) {
    if (old === null) yield added(key, `is ${USES[next.purpose]} now`);
    else if (next === null) yield removed(key, `is no longer ${USES[old.purpose]}`);
  }
}

const USES = { dhcp: 'handed out by DHCP', reserved: 'reserved' } as const satisfies Record<
  Reservation['purpose'],
  string
>;

function keyOf({ purpose, space, addresses }: Reservation): string {
  return `${addresses} (${space}, ${purpose === 'dhcp' ? 'DHCP' : 'reserved'})`;
}
