import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts, VNet, Zone } from '@netloom/network-model';

export const vniUsedTwice: Rule<NetworkFacts> = {
  code: 'vni-used-twice',
  severity: 'error',
  description: 'A VNI belongs to one VNet of all VXLAN and EVPN zones, a VLAN id to one VNet of its zone.',
  *check({ network, origins }) {
    const { zones = [], vnets = [] } = network.proxmox ?? {};
    const byName = new Map(zones.map((zone) => [zone.name, zone]));
    const groups = Map.groupBy(vnets, (vnet) => spaceOf(vnet, byName.get(vnet.zone)));
    for (const [space, [first, ...more]] of groups) {
      if (space === null || first === undefined) continue;
      for (const vnet of more) {
        // the same VNet stated twice has that as its cause.
        if (vnet.name === first.name) continue;
        const word = space.startsWith('vni') ? 'VNI' : 'VLAN id';
        yield {
          message: `${word} ${vnet.vni ?? ''} of VNet "${vnet.name}" is already that of VNet "${first.name}": Proxmox refuses it`,
          at: origins.of(vnet, 'vni'),
          related: [{ message: `VNet "${first.name}" has it`, at: origins.of(first, 'vni') }],
          help: 'give one of them another number',
        };
      }
    }
  },
};

/** The scope in which a number must be unique; null where there is no number. */
function spaceOf({ vni }: VNet, zone: Zone | undefined): string | null {
  if (vni === null || zone === undefined || zone.type === 'simple') return null;
  const overlay = zone.type === 'vxlan' || zone.type === 'evpn';
  return overlay ? `vni ${vni}` : `vlan ${zone.name} ${vni}`;
}
