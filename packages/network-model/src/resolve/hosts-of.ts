import type { Address } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import { given } from './given.ts';
import { routerOf, segmentsOf } from './segments-of.ts';

/** The addresses of the machine of that name, one of each family; a router with several is reached at any of them. */
export function hostsOf(file: NetworkFile, name: string): readonly Address[] {
  const hosts = [
    ...segmentsOf(file).flatMap((segment) => segment.hosts),
    ...(file.proxmox?.hosts ?? []),
    ...file.cluster.nodes,
  ];
  const router = routerOf(file);
  const addresses = [
    ...hosts.filter((host) => host.name === name).flatMap((host) => given(host.address, host.address6)),
    ...(router?.name === name ? router.addresses.map(({ address }) => address) : []),
  ];
  const first = ([4, 6] as const).map((family) => addresses.find((address) => address.family === family));
  return given(...first);
}
