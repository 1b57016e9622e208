import type { Network, Subnet } from './network.ts';

/**
 * What `lan` means: the subnets of the segments that nodes are in by their primary addresses; all of them where no node is
 * in one. A further interface makes no segment one of these: it would open rows that say `lan` to whoever is there.
 */
export function nodeSegments({ subnets, nodes }: Pick<Network, 'subnets' | 'nodes'>): readonly Subnet[] {
  const segments = segmentSubnets({ subnets });
  const addresses = nodes.flatMap((node) => node.addresses);
  const names = new Set(
    segments.flatMap(({ name, cidr }) => (addresses.some((one) => cidr.contains(one)) ? [name] : [])),
  );
  return names.size === 0 ? segments : segments.filter(({ name }) => names.has(name));
}

/** The subnets of the home network. */
export function segmentSubnets({ subnets }: Pick<Network, 'subnets'>): readonly Subnet[] {
  return subnets.filter(({ space }) => space === 'lan');
}

/** Whether the home network has several links, with a router between them. */
export function hasSegments(network: Pick<Network, 'subnets'>): boolean {
  const [first, ...others] = segmentSubnets(network);
  return others.some(({ name }) => name !== first?.name);
}

/** `the LAN` where the home network is one link, else `segment "iot"`. */
export function describeSegment(name: string): string {
  return name === SHORT_FORM ? 'the LAN' : `segment "${name}"`;
}

/** The name of the only segment in the short form. */
export const SHORT_FORM = 'lan';
