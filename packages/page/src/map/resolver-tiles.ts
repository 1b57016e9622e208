import type { Address } from '@netloom/addresses';
import { segmentSubnets, type Network, type Resolver } from '@netloom/network-model';
import { subjectId } from '../data/subject-id.ts';
import { leaf, type Block } from './block.ts';
import { SMALL, TILE } from './sizes.ts';

/** The resolvers that a machine with these addresses is. */
export function resolversAt({ resolvers }: Network, addresses: readonly Address[]): readonly Resolver[] {
  return resolvers.filter((resolver) =>
    resolver.addresses.some((one) => addresses.some((address) => address.equals(one))),
  );
}

/** Those of a segment that no machine of the file is: their addresses may be those of a load balancer. */
export function otherResolvers(network: Network, segment: string): readonly Resolver[] {
  const machines = network.hosts.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  const taken = new Set(resolversAt(network, machines));
  const own = segmentSubnets(network).filter(({ name }) => name === segment);
  return network.resolvers.filter(
    (resolver) =>
      !taken.has(resolver) &&
      resolver.addresses.some((address) => own.some(({ cidr }) => cidr.contains(address))),
  );
}

export function resolverTile({ name, serves }: Resolver, isSmall: boolean): Block {
  const [first, ...others] = serves;
  const zones =
    first === undefined
      ? 'asks others'
      : `answers ${first}${others.length === 0 ? '' : ` +${others.length}`}`;
  return leaf(
    { id: subjectId.resolver(name), kind: 'program', label: name, detail: isSmall ? null : zones },
    isSmall ? SMALL : TILE,
  );
}
