import { Address, AddressRange, IntervalSet } from '@netloom/addresses';
import type { From } from '@netloom/chart-kit';
import { printEndpoint, type Endpoint, type Network } from '@netloom/network-model';
import { endpointBlocks, type EndpointBlock } from './endpoint-blocks.ts';

/** One side of a rule: no condition, one address or block, or several under the name of an IP set. */
export type Side =
  | { readonly kind: 'any' }
  | { readonly kind: 'one'; readonly holder: EndpointBlock }
  | {
      readonly kind: 'set';
      readonly name: string;
      readonly endpoint: Endpoint;
      readonly cidrs: readonly EndpointBlock[];
    };

/** null for an endpoint without addresses: a condition that nothing meets must not become one that everything meets. */
export function toSide(options: {
  readonly network: Network;
  readonly endpoint: Endpoint;
  readonly from: From;
}): Side | null {
  const { network, endpoint, from } = options;
  const holders = endpointBlocks(network, endpoint);
  if (holders === null) return { kind: 'any' };
  const [holder, ...more] = holders;
  if (holder === undefined) return null;
  if (more.length === 0) return { kind: 'one', holder: withoutHostPrefix(holder, from) };
  return {
    kind: 'set',
    name: printEndpoint(endpoint).replace(':', '-'),
    endpoint,
    cidrs: holders.flatMap((each) => toEntries(each, from)),
  };
}

/** An IP set takes no ranges. */
function toEntries(holder: EndpointBlock, from: From): readonly EndpointBlock[] {
  if (!(holder instanceof AddressRange)) return [withoutHostPrefix(holder, from)];
  const cidrs = IntervalSet.of([holder.interval]).toCidrs();
  return cidrs.map((cidr) => withoutHostPrefix(from(holder, cidr), from));
}

/** Proxmox writes one address without a prefix length. */
function withoutHostPrefix(holder: EndpointBlock, from: From): EndpointBlock {
  if (holder instanceof Address || !holder.first.equals(holder.last)) return holder;
  return from(holder, holder.first);
}
