import type { Address } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import type { Host, Reservation } from '../network.ts';
import { given } from './given.ts';
import type { Recording } from './recording.ts';

/** Everything with a fixed address: the router, Proxmox hosts, nodes, others. */
export function toHosts(file: NetworkFile, record: Recording): readonly Host[] {
  const { lan, proxmox, cluster } = file;
  const host = (role: Host['role'], row: LanRow): Host =>
    record.from(row, {
      name: row.name,
      role,
      addresses: [
        ...inSpace('lan', given(row.address, row.address6), record),
        ...inSpace('sdn', given(row.sdnAddress, row.sdnAddress6), record),
      ],
    });
  return [
    ...given(lan.gateway).map((row) => host('gateway', row)),
    ...(proxmox?.hosts ?? []).map((row) => host('proxmox', row)),
    ...cluster.nodes.map((row) => host('node', row)),
    ...lan.hosts.map((row) => host('host', row)),
  ];
}

/** Addresses that are held, but by no host. */
export function toReservations(file: NetworkFile, record: Recording): readonly Reservation[] {
  const places = [
    { space: 'lan' as const, ...file.lan },
    ...(file.proxmox?.sdn.vnets ?? []).flatMap(({ subnets }) =>
      subnets.map((subnet) => ({ space: 'sdn' as const, ...subnet })),
    ),
  ];
  return places.flatMap(({ space, dhcp, reserved }) => [
    ...dhcp.map((addresses) => record.from(addresses, { purpose: 'dhcp' as const, space, addresses })),
    ...reserved.map((addresses) =>
      record.from(addresses, { purpose: 'reserved' as const, space, addresses }),
    ),
  ]);
}

interface LanRow {
  readonly name: string;
  readonly address: Address;
  readonly address6?: Address | undefined;
  readonly sdnAddress?: Address | undefined;
  readonly sdnAddress6?: Address | undefined;
}

function inSpace(space: 'lan' | 'sdn', addresses: readonly Address[], record: Recording): Host['addresses'] {
  return addresses.map((address) => record.from(address, { space, address }));
}
