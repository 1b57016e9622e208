import type { Endpoint, Network } from '@netloom/network-model';
import { describePlaces, type DevicePlace } from '../../device.ts';

/** Whether an intent's sender is where this device stands; otherwise why it cannot be told from here. */
export function sendsFromHere(
  from: Endpoint,
  { places, network }: { readonly places: readonly DevicePlace[]; readonly network: Network },
): true | string {
  const elsewhere = `this device stands ${describePlaces(places)}`;
  const spaces = new Set(places.map(({ space }) => space));
  if (spaces.size > 1) return `${elsewhere}: which way a packet takes is not known`;
  const [space = 'internet'] = spaces;
  if (from.kind === 'zone') {
    const isHere = from.zone === space || (from.zone === 'nodes' && space === 'node');
    return isHere ? true : elsewhere;
  }
  if (from.kind === 'literal') {
    return places.some(({ address }) => from.addresses.contains(address)) ? true : elsewhere;
  }
  if (from.what !== 'node' && from.what !== 'host') return elsewhere;
  const host = network.hosts.find(({ name }) => name === from.name);
  const isHere = host?.addresses.some((own) => places.some(({ address }) => address.equals(own.address)));
  return isHere === true ? true : elsewhere;
}
