import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts, VNet, Zone } from '@netloom/network-model';

const LAST_VLAN = 4094;

export const vnetTagNotOfZone: Rule<NetworkFacts> = {
  code: 'vnet-tag-not-of-zone',
  severity: 'error',
  description: "A VNet's number fits its zone: 1 to 4094 with VLANs, none in a simple zone.",
  *check(facts) {
    const { zones = [], vnets = [] } = facts.network.proxmox ?? {};
    const byName = new Map(zones.map((zone) => [zone.name, zone]));
    for (const vnet of vnets) {
      const zone = byName.get(vnet.zone);
      if (zone === undefined || vnet.vni === null) continue;
      const finding = tagFinding({ vnet, vni: vnet.vni, zone, facts });
      if (finding !== null) yield finding;
    }
  },
};

function tagFinding(options: {
  readonly vnet: VNet;
  readonly vni: number;
  readonly zone: Zone;
  readonly facts: NetworkFacts;
}): Finding | null {
  const { vnet, vni, zone, facts } = options;
  const { origins } = facts;
  const at = origins.of(vnet, 'vni');
  const related = [{ message: `zone "${zone.name}" has type ${zone.type}`, at: origins.of(zone, 'type') }];
  if (zone.type === 'simple') {
    return {
      message: `VNet "${vnet.name}" has number ${vni}, but its zone "${zone.name}" is simple and takes none: Proxmox refuses it`,
      at,
      related,
      help: 'remove `vni`, or write the intended type',
    };
  }
  if (zone.type === 'vxlan' || zone.type === 'evpn' || vni <= LAST_VLAN) return null;
  return {
    message: `VLAN id ${vni} of VNet "${vnet.name}" is above ${LAST_VLAN}, the last valid one`,
    at,
    related,
    help: 'give it a VLAN id of 1 to 4094, or write the intended type',
  };
}
