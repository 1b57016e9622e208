import type { Rule } from '@netloom/diagnostics';
import { describeList, type NetworkFacts, type Zone } from '@netloom/network-model';

type Option = 'bridge' | 'tag' | 'peers' | 'port';

/** Which types of zone have an option. */
const ZONE_TYPES: Readonly<Record<Option, readonly Zone['type'][]>> = {
  bridge: ['vlan', 'qinq'],
  tag: ['qinq'],
  peers: ['vxlan'],
  port: ['vxlan', 'evpn'],
};
const OPTIONS = ['bridge', 'tag', 'peers', 'port'] as const satisfies readonly Option[];

export const zoneOptionMisplaced: Rule<NetworkFacts> = {
  code: 'zone-option-misplaced',
  severity: 'error',
  description: 'A zone has only options of its type.',
  *check({ network, origins }) {
    for (const zone of network.proxmox?.zones ?? []) {
      const misplaced = OPTIONS.filter(
        (option) => !ZONE_TYPES[option].includes(zone.type) && origins.of(zone, option).kind === 'written',
      );
      const [first] = misplaced;
      if (first === undefined) continue;
      yield {
        message: `zone "${zone.name}" of type ${zone.type} cannot have ${describeList(misplaced)}`,
        at: origins.of(zone, first),
        related: [{ message: `its type is ${zone.type}`, at: origins.of(zone, 'type') }],
        help: `${first} belongs to ${describeList(ZONE_TYPES[first])} zones: remove it, or write the intended type`,
      };
    }
  },
};
