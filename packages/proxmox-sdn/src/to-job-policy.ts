import { Cidr, type Address } from '@netloom/addresses';
import type { From } from '@netloom/chart-kit';
import type { Network, Proxmox } from '@netloom/network-model';
import { SELECTOR } from './node-image.ts';
import type { DrawnValues } from './values.ts';

export const API_PORT = 8006;

type Policy = DrawnValues['networkPolicies'][number];
type Peer = NonNullable<NonNullable<Policy['spec']['egress']>[number]['to']>[number];

/** The address of a host's API: the first one, which is that of its name. */
export function apiAddress({ name, addresses }: Proxmox['hosts'][number]): Address {
  const [address] = addresses;
  if (address === undefined) throw new Error(`Proxmox host ${name} has no address`);
  return address;
}

/** No ingress. Egress to the Proxmox API and the API server, by address: no DNS. */
export function toJobPolicy(options: {
  readonly network: Network;
  readonly proxmox: Proxmox;
  readonly namespace: string;
  readonly from: From;
}): Policy {
  const { network, proxmox, namespace, from } = options;
  const servers = network.nodes.filter(({ role }) => role === 'server');
  return {
    name: 'proxmox-sdn',
    namespace,
    spec: {
      podSelector: { matchLabels: SELECTOR },
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        {
          to: proxmox.hosts.map((host) => from(host, toPeer(apiAddress(host)))),
          ports: [{ protocol: 'TCP', port: API_PORT }],
        },
        from(network.nodes, {
          // the Service of the API server is translated to a server's own address before policies see it
          to: servers.flatMap((node) => node.addresses.map((address) => from(node, toPeer(address)))),
          ports: [{ protocol: 'TCP', port: network.cluster.apiPort }],
        }),
      ],
    },
  };
}

function toPeer(address: Address): Peer {
  return { ipBlock: { cidr: Cidr.of(address, address.family === 4 ? 32 : 128) } };
}
