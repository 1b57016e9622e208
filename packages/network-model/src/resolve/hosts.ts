import type { Address } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import type { Host, HostAddress, Reservation } from '../network.ts';
import { given } from './given.ts';
import type { StatedInterface } from './interfaces.ts';
import type { Recording } from './recording.ts';
import { isInSegment, segmentsByVNet } from './segments-by-vnet.ts';
import { routerOf, segmentsOf, type StatedHost } from './segments-of.ts';

/** Everything with a fixed address: the router, Proxmox hosts, nodes, others. */
export function toHosts(file: NetworkFile, record: Recording): readonly Host[] {
  const { proxmox, cluster } = file;
  const segments = segmentsByVNet(file);
  const address = (row: HostAddress): HostAddress => record.from(row.address, row);
  const machine = (role: 'proxmox' | 'node', row: StatedMachine): Host =>
    record.from(row, {
      name: row.name,
      role,
      addresses: [
        ...given(row.address, row.address6).map((one) =>
          address({ space: 'lan', address: one, segment: null }),
        ),
        ...row.interfaces.flatMap(({ segment, address: four, address6 }) =>
          given(four, address6).map((one) => address({ space: 'lan', address: one, segment })),
        ),
        ...given(row.sdnAddress, row.sdnAddress6).map((one) =>
          address({ space: isInSegment(segments, one) ? 'lan' : 'sdn', address: one, segment: null }),
        ),
      ],
      mac: null,
    });
  const host = (segment: string, row: StatedHost): Host =>
    record.from(row, {
      name: row.name,
      role: 'host',
      addresses: given(row.address, row.address6).map((one) =>
        address({ space: 'lan', address: one, segment }),
      ),
      mac: row.mac ?? null,
    });
  return [
    ...routers(file, { record, address }),
    ...(proxmox?.hosts ?? []).map((row) => machine('proxmox', row)),
    ...cluster.nodes.map((row) => machine('node', row)),
    ...segmentsOf(file).flatMap(({ name, hosts }) => hosts.map((row) => host(name, row))),
  ];
}

function routers(
  file: NetworkFile,
  { record, address }: { readonly record: Recording; readonly address: (row: HostAddress) => HostAddress },
): readonly Host[] {
  const router = routerOf(file);
  if (router === null) return [];
  const addresses = router.addresses.map((row) => address({ space: 'lan', ...row }));
  return [record.from(router.of, { name: router.name, role: 'gateway', addresses, mac: null })];
}

/** Addresses that are held, but by no host. */
export function toReservations(file: NetworkFile, record: Recording): readonly Reservation[] {
  const segments = segmentsByVNet(file);
  const places = [
    ...segmentsOf(file).map(({ name, dhcp, reserved }) => ({
      space: 'lan' as const,
      segment: name,
      dhcp,
      reserved,
    })),
    ...(file.proxmox?.sdn.vnets ?? []).flatMap(({ subnets }) =>
      subnets.map((subnet) => {
        const { dhcp, reserved } = subnet;
        const segment = segments.get(subnet)?.name ?? null;
        return { space: segment === null ? ('sdn' as const) : ('lan' as const), segment, dhcp, reserved };
      }),
    ),
  ];
  return places.flatMap(({ space, segment, dhcp, reserved }) => [
    ...dhcp.map((addresses) =>
      record.from(addresses, { purpose: 'dhcp' as const, space, segment, addresses }),
    ),
    ...reserved.map((addresses) =>
      record.from(addresses, { purpose: 'reserved' as const, space, segment, addresses }),
    ),
  ]);
}

interface StatedMachine {
  readonly name: string;
  readonly address: Address;
  readonly address6?: Address | undefined;
  readonly interfaces: readonly StatedInterface[];
  readonly sdnAddress?: Address | undefined;
  readonly sdnAddress6?: Address | undefined;
}
