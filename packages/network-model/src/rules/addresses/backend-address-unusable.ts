import { Address, Cidr } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const backendAddressUnusable: Rule<NetworkFacts> = {
  code: 'backend-address-unusable',
  severity: 'error',
  description: 'What is behind a service has an address that Kubernetes takes as an endpoint.',
  *check({ network, origins }) {
    for (const { namespace, name, addresses } of network.services) {
      for (const address of addresses) {
        const kind = REFUSED.find(({ cidr }) => cidr.contains(address))?.kind;
        if (kind === undefined) continue;
        yield {
          message: `service "${namespace}/${name}" is stated at the ${kind} address ${address.toString()}, which Kubernetes refuses as an endpoint`,
          at: origins.of(address),
          help: 'write the address that the nodes of the cluster reach it by',
        };
      }
    }
  },
};

/** What ValidateEndpointIP refuses: pkg/apis/core/validation. */
const REFUSED = [
  { kind: 'unspecified', cidr: Cidr.of(Address.of(4, 0n), 32) },
  { kind: 'unspecified', cidr: Cidr.of(Address.of(6, 0n), 128) },
  { kind: 'loopback', cidr: Cidr.of(Address.of(4, 0x7f00_0000n), 8) },
  { kind: 'loopback', cidr: Cidr.of(Address.of(6, 1n), 128) },
  { kind: 'link-local', cidr: Cidr.of(Address.of(4, 0xa9fe_0000n), 16) },
  { kind: 'link-local', cidr: Cidr.of(Address.of(6, 0xfe80n << 112n), 10) },
  { kind: 'link-local multicast', cidr: Cidr.of(Address.of(4, 0xe000_0000n), 24) },
  { kind: 'link-local multicast', cidr: Cidr.of(Address.of(6, 0xff02n << 112n), 16) },
] as const;
