import type { Address } from '@netloom/addresses';
import { plain, withoutOrigin } from '@netloom/chart-kit';
import { nodeAddresses, type Network } from '@netloom/network-model';
import { ProxmoxSdnValues, toSdn } from '@netloom/proxmox-sdn';
import { ownerMark } from '@netloom/proxmox-sdn/owner-mark';
import type { SdnObject } from './sdn-object.ts';
import { toSdnObjects } from './to-sdn-objects.ts';

/** What Proxmox should have, and what must not be cut off. */
export interface DesiredSdn {
  /** The alias that marks a VNet as managed by netloom for this network. */
  readonly mark: string;
  /** The major version of Proxmox VE that the network states. */
  readonly version: 8 | 9;
  /** Every Proxmox host: each must run the result. */
  readonly hosts: readonly string[];
  readonly objects: readonly SdnObject[];
  /** Addresses of cluster nodes, which a deletion must not cut off. */
  readonly nodes: readonly { readonly name: string; readonly address: Address }[];
}

/** null for a network without Proxmox. */
export function toDesiredSdn(network: Network): DesiredSdn | null {
  const { proxmox } = network;
  if (proxmox === null) return null;
  const values = toSdn({ proxmox, network: network.name, from: withoutOrigin });
  return {
    mark: ownerMark(network.name),
    version: proxmox.version,
    hosts: proxmox.hosts.map(({ name }) => name),
    objects: toSdnObjects(ProxmoxSdnValues.parse(plain(values))),
    nodes: network.nodes.flatMap((node) =>
      nodeAddresses(node).map((address) => ({ name: node.name, address })),
    ),
  };
}
