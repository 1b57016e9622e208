import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { peerTypos } from './peer-typos.ts';

export const vxlanPeerUnknown: Rule<NetworkFacts> = {
  code: 'vxlan-peer-unknown',
  severity: 'warning',
  description: 'A peer of a VXLAN zone is not a typo of the address of a host that is missing there.',
  *check({ network, origins }) {
    for (const zone of network.proxmox?.zones ?? []) {
      if (zone.type !== 'vxlan') continue;
      for (const { peer, host, intended } of peerTypos(zone, network)) {
        yield {
          message: `peer ${peer.toString()} of VXLAN zone "${zone.name}" is not a Proxmox host, and host "${host.name}" (${intended.toString()}) is not a peer`,
          at: origins.of(peer),
          related: [{ message: `host "${host.name}" is stated here`, at: origins.of(host) }],
          help: `did you mean ${intended.toString()}? A machine outside the cluster may be a peer, in addition to all of its hosts`,
          fix: {
            title: `write ${intended.toString()}`,
            edits: [{ kind: 'replace', at: origins.of(peer), value: intended.toString() }],
          },
        };
      }
    }
  },
};
