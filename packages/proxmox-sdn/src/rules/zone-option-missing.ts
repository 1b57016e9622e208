import type { Rule } from '@netloom/diagnostics';
import { describeList, type NetworkFacts, type Zone } from '@netloom/network-model';

/** What Proxmox demands, beside what every zone has. */
const REQUIRED: Readonly<Record<Zone['type'], readonly ('bridge' | 'tag')[]>> = {
  vxlan: [],
  simple: [],
  evpn: [],
  vlan: ['bridge'],
  qinq: ['bridge', 'tag'],
};

export const zoneOptionMissing: Rule<NetworkFacts> = {
  code: 'zone-option-missing',
  severity: 'error',
  description: 'A vlan zone has a bridge, a qinq zone a bridge and a tag.',
  *check({ network, origins }) {
    for (const zone of network.proxmox?.zones ?? []) {
      const missing = REQUIRED[zone.type].filter((option) => zone[option] === null);
      if (missing.length === 0) continue;
      yield {
        message: `zone "${zone.name}" of type ${zone.type} has no ${describeList(missing)}: Proxmox refuses it`,
        at: origins.of(zone),
        help: 'write the bridge of the hosts that carries it, e.g. `bridge: vmbr0`, and for qinq the service VLAN as `tag`',
      };
    }
  },
};
