import { closest, type Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const vxlanPeerUnknown: Rule<NetworkFacts> = {
  code: 'vxlan-peer-unknown',
  severity: 'error',
  sentence: 'Each peer of a VXLAN zone is the address of a Proxmox host.',
  *check({ network, origins }) {
    const { zones = [], hosts = [] } = network.proxmox ?? {};
    const known = new Set(hosts.flatMap(({ addresses }) => addresses.map(String)));
    for (const zone of zones) {
      if (zone.type !== 'vxlan') continue;
      const peers = new Set(zone.peers.map(String));
      for (const peer of zone.peers) {
        const text = peer.toString();
        if (known.has(text)) continue;
        const other = network.hosts.find(({ addresses }) =>
          addresses.some(({ address }) => address.equals(peer)),
        );
        const free = [...known].filter((address) => !peers.has(address));
        const meant = closest(text, free);
        yield {
          message: `peer ${text} of VXLAN zone "${zone.name}" is no Proxmox host: nothing there takes its packets`,
          at: origins.of(peer),
          related:
            other === undefined
              ? [{ message: 'the hosts are stated here', at: origins.of(hosts) }]
              : [{ message: `it is the address of "${other.name}"`, at: origins.of(other) }],
          help: meant === null ? 'name it under proxmox.hosts, or take it away' : `did you mean ${meant}?`,
        };
      }
    }
  },
};
