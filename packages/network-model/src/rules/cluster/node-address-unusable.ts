import { Address, Cidr } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isLinkLocal } from '../shared/link-local.ts';

export const nodeAddressUnusable: Rule<NetworkFacts> = {
  code: 'node-address-unusable',
  severity: 'error',
  description: 'A node has an address that the kubelet takes.',
  *check({ network, origins }) {
    for (const { name, addresses } of network.nodes) {
      for (const address of addresses) {
        const kind = kindOf(address);
        if (kind === null) continue;
        yield {
          message: `node "${name}" has the ${kind} address ${address.toString()}: its kubelet does not start with it`,
          at: origins.of(address),
          help: 'write an address of the LAN that the node keeps and that others reach it by',
        };
      }
    }
  },
};

/** What validateNodeIP refuses: pkg/kubelet/kubelet_node_status.go. */
function kindOf(address: Address): string | null {
  if (isLinkLocal(address)) return 'link-local';
  return REFUSED.find(({ cidr }) => cidr.contains(address))?.kind ?? null;
}

const REFUSED = [
  { kind: 'link-local', cidr: Cidr.of(Address.of(4, 0xa9fe_0000n), 16) },
  { kind: 'loopback', cidr: Cidr.of(Address.of(4, 0x7f00_0000n), 8) },
  { kind: 'loopback', cidr: Cidr.of(Address.of(6, 1n), 128) },
  { kind: 'multicast', cidr: Cidr.of(Address.of(4, 0xe000_0000n), 4) },
  { kind: 'multicast', cidr: Cidr.of(Address.of(6, 0xffn << 120n), 8) },
  { kind: 'unspecified', cidr: Cidr.of(Address.of(4, 0n), 32) },
  { kind: 'unspecified', cidr: Cidr.of(Address.of(6, 0n), 128) },
] as const;
