import type { Rule } from '@netloom/diagnostics';
import { inWords, type NetworkFacts, type Zone } from '@netloom/network-model';

type Option = 'bridge' | 'tag' | 'peers' | 'port';

/** Which types of zone have an option. */
const KNOWN_TO: Readonly<Record<Option, readonly Zone['type'][]>> = {
  bridge: ['vlan', 'qinq'],
  tag: ['qinq'],
  peers: ['vxlan'],
  port: ['vxlan', 'evpn'],
};
const OPTIONS = ['bridge', 'tag', 'peers', 'port'] as const satisfies readonly Option[];

export const zoneOptionMisplaced: Rule<NetworkFacts> = {
  code: 'zone-option-misplaced',
  severity: 'error',
  sentence: 'A zone has only options that its type knows.',
  *check({ network, origins }) {
    for (const zone of network.proxmox?.zones ?? []) {
      const misplaced = OPTIONS.filter(
        (option) => !KNOWN_TO[option].includes(zone.type) && origins.of(zone, option).kind === 'written',
      );
      const [first] = misplaced;
      if (first === undefined) continue;
      yield {
        message: `zone "${zone.name}" of type ${zone.type} knows no ${inWords(misplaced)}`,
        at: origins.of(zone, first),
        related: [{ message: `its type is ${zone.type}`, at: origins.of(zone, 'type') }],
        help: `${first} belongs to ${inWords(KNOWN_TO[first])} zones: take it away, or write the type that was meant`,
      };
    }
  },
};
