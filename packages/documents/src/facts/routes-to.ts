import type { Address } from '@netloom/addresses';
import type { AdvertisedRoute, Network } from '@netloom/network-model';

/** The routes of connectors that hold an address. */
export function routesTo({ routes }: Network, address: Address): readonly AdvertisedRoute[] {
  return routes.filter(({ cidr }) => cidr.contains(address));
}
