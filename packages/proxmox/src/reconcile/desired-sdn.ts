import type { Address } from '@netloom/addresses';
import { plain } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { ProxmoxSdnValues, toSdn } from '@netloom/proxmox-sdn';
import type { SdnObject } from './sdn-object.ts';
import { toObjects } from './to-objects.ts';

/** What Proxmox should have, and what must not be cut off. */
export interface DesiredSdn {
  /** The alias by which a VNet is known as ours. */
  readonly mark: string;
  /** The major version of Proxmox VE that the network states. */
  readonly version: 8 | 9;
  /** Every Proxmox host: each must run the result. */
  readonly hosts: readonly string[];
  readonly objects: readonly SdnObject[];
  /** Who lives on the virtual networks. */
  readonly nodes: readonly { readonly name: string; readonly address: Address }[];
}

/** null for a network without Proxmox. */
export function toDesired(network: Network): DesiredSdn | null {
  const { proxmox } = network;
  if (proxmox === null) return null;
  const drawn = toSdn({ proxmox, network: network.name, from: (_, value) => value });
  return {
    mark: `netloom ${network.name}`,
    version: proxmox.version,
    hosts: proxmox.hosts.map(({ name }) => name),
    objects: toObjects(ProxmoxSdnValues.parse(plain(drawn))),
    nodes: network.nodes.flatMap(({ name, addresses, sdnAddresses }) =>
      [...addresses, ...sdnAddresses].map((address) => ({ name, address })),
    ),
  };
}
