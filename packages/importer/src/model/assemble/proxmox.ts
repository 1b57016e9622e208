import { Address, Cidr } from '@netloom/addresses';
import type { Conflicts } from '../conflicts.ts';
import type { Draft } from '../draft/draft.ts';
import { list, map, textOf, type PlannedMap, type PlannedScalar } from '../planned.ts';

/** The Proxmox hosts and their SDN; undefined where no file states the hosts. */
export function assembleProxmox(draft: Draft, conflicts: Conflicts): PlannedMap | undefined {
  const { sdnZones, sdnVnets, sdnSubnets } = draft;
  const hosts = conflicts.unique(draft.proxmoxHosts, {
    what: 'Proxmox host',
    nameOf: (host) => textAt(host, 'name'),
    textOf: (host) => textAt(host, 'address'),
    at: (host) => host.from,
  });
  if (hosts.length === 0) {
    noteWithoutHosts(draft);
    return undefined;
  }
  const vnets = sdnVnets.map(({ name, zone, vni, alias, at }) => {
    const subnets = sdnSubnets.filter(({ vnet }) => vnet === textOf(name)).map(({ row }) => row);
    return map({ name, zone, vni, alias, subnets: list(subnets) }, at);
  });
  const hasSdn = sdnZones.length + vnets.length > 0;
  return map({
    hosts: list(hosts),
    sdn: hasSdn ? map({ zones: list(sdnZones), vnets: list(vnets) }) : undefined,
  });
}

function noteWithoutHosts(draft: Draft): void {
  const why = 'no corosync.conf states the Proxmox hosts, which the network file needs';
  for (const zone of draft.sdnZones) {
    if (zone.from !== undefined) {
      draft.leaveOut({ kind: 'zone', name: textAt(zone, 'name'), why, at: zone.from });
    }
  }
  for (const { name, at } of draft.sdnVnets) draft.leaveOut({ kind: 'VNet', name: textOf(name), why, at });
}

/** The address by which a node reaches the others over the SDN: flannel's, where it is in a subnet of a VNet. */
export function sdnAddress(
  flannel: PlannedScalar | undefined,
  { sdnSubnets, proxmoxHosts }: Draft,
): PlannedScalar | undefined {
  if (flannel === undefined || proxmoxHosts.length === 0) return undefined;
  const address = Address.parse(textOf(flannel));
  const isInside = sdnSubnets.some(({ cidr }) => {
    const subnet = Cidr.parse(textOf(cidr));
    return subnet.ok && address.ok && subnet.value.contains(address.value);
  });
  return isInside ? flannel : undefined;
}

function textAt(row: PlannedMap, key: string): string {
  const found = row.entries.get(key);
  return found?.kind === 'scalar' ? textOf(found) : '';
}
