import type { Address } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import { segmentsOf, type StatedSegment } from './segments-of.ts';

type SdnFile = NonNullable<NetworkFile['proxmox']>['sdn'];
export type StatedVNetSubnet = SdnFile['vnets'][number]['subnets'][number];

/** Zones whose VNets are VLANs of the house, bridged to it. */
const BRIDGED: ReadonlySet<string> = new Set(['vlan', 'qinq']);

/**
 * Subnets of VNets that are segments: of the same CIDR, and on the same wire or behind the same gateway. A segment is one
 * VNet at most.
 */
export function segmentsByVNet(file: NetworkFile): ReadonlyMap<StatedVNetSubnet, StatedSegment> {
  const found = new Map<StatedVNetSubnet, StatedSegment>();
  const taken = new Set<string>();
  const { zones = [], vnets = [] } = file.proxmox?.sdn ?? {};
  const segments = segmentsOf(file);
  for (const vnet of vnets) {
    const type = zones.find(({ name }) => name === vnet.zone)?.type;
    for (const subnet of vnet.subnets) {
      const cidr = subnet.cidr.toString();
      const segment = segments.find(
        ({ cidrs, gateways }) =>
          cidrs.some((one) => one.toString() === cidr) &&
          ((type !== undefined && BRIDGED.has(type)) ||
            gateways.some((one) => subnet.gateway?.equals(one) === true)),
      );
      if (segment === undefined || taken.has(cidr)) continue;
      taken.add(cidr);
      found.set(subnet, segment);
    }
  }
  return found;
}

/** Whether an address is in a VNet that is a segment. */
export function isInSegment(segments: ReturnType<typeof segmentsByVNet>, address: Address): boolean {
  return [...segments.keys()].some(({ cidr }) => cidr.contains(address));
}
