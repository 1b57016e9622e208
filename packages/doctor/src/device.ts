import type { Address } from '@netloom/addresses';
import { nodeAddresses, TAILSCALE_RANGES, type Network } from '@netloom/network-model';

/** An address of this device. */
export interface DeviceAddress {
  readonly interface: string;
  readonly address: Address;
}

/** Where in the network an address of this device stands. */
export interface DevicePlace extends DeviceAddress {
  readonly space: 'lan' | 'sdn' | 'node' | 'tailnet';
}

/** The places of this device; none where it stands outside of all that the network describes. */
export function placesOf(device: readonly DeviceAddress[], network: Network): readonly DevicePlace[] {
  return device.flatMap((one) => {
    const space = spaceOf(one.address, network);
    return space === null ? [] : [{ ...one, space }];
  });
}

function spaceOf(address: Address, { nodes, subnets }: Network): DevicePlace['space'] | null {
  const own = nodes.flatMap(nodeAddresses);
  if (own.some((other) => other.equals(address))) return 'node';
  // a range of the tailnet need not be stated, and no other network may have it
  if (TAILSCALE_RANGES[address.family].contains(address)) return 'tailnet';
  const subnet = subnets.find(({ cidr }) => cidr.contains(address));
  return subnet?.space === 'lan' || subnet?.space === 'sdn' ? subnet.space : null;
}

/** `on the LAN (eth0 192.168.7.50)` */
export function describePlaces(places: readonly DevicePlace[]): string {
  if (places.length === 0) return 'outside of the network';
  return places.map((place) => `${WORDS[place.space]} (${place.interface} ${place.address})`).join(', ');
}

const WORDS = {
  lan: 'on the LAN',
  sdn: 'on the SDN',
  node: 'a node',
  tailnet: 'on the tailnet',
} as const satisfies Record<DevicePlace['space'], string>;
