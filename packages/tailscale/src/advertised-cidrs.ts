import type { Cidr } from '@netloom/addresses';
import type { Connector, Network } from '@netloom/network-model';

/**
 * The routes of one connector, each once and none inside another. Neighbours stay apart (10.42.0.0/16 and
 * 10.43.0.0/16 never become a /15): a route is approved and looked up by the CIDR that the network states.
 */
export function advertisedCidrs(network: Network, connector: Connector): readonly Cidr[] {
  const cidrs = network.routes
    .filter((route) => route.connector === connector.name)
    .map((route) => route.cidr);
  return cidrs.filter((cidr, index) =>
    cidrs.every((other, at) => at === index || !other.contains(cidr) || (cidr.contains(other) && index < at)),
  );
}
