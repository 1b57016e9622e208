import { checkLoaded, loadNetwork } from '@netloom/engine/check';
import type { Network } from '@netloom/network-model';

/** The nodes and networks of one network file, as a control plane is started with them. */
export interface ClusterShape {
  readonly podCidrs: readonly string[];
  readonly serviceCidrs: readonly string[];
  readonly nodes: readonly NodeShape[];
}

export interface NodeShape {
  readonly name: string;
  readonly role: 'server' | 'agent';
  readonly addresses: readonly string[];
  readonly podCidrs: readonly string[];
}

/** Reads the shape from a network file. */
export async function readShape(path: string): Promise<ClusterShape> {
  const checked = checkLoaded(await loadNetwork(path));
  if (checked.kind !== 'checked') {
    throw new Error(`${path} is not a valid network: see netloom validate ${path}`);
  }
  return toShape(checked.facts.network);
}

export function toShape({ subnets, nodes }: Network): ClusterShape {
  const cidrsOf = (space: 'pods' | 'services'): readonly string[] =>
    subnets.filter((subnet) => subnet.space === space).map(({ cidr }) => cidr.toString());
  return {
    podCidrs: cidrsOf('pods'),
    serviceCidrs: cidrsOf('services'),
    nodes: nodes.map(({ name, role, addresses, podCidrs }) => ({
      name,
      role,
      addresses: addresses.map(String),
      podCidrs: podCidrs.map(String),
    })),
  };
}
