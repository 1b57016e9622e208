import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { peerSlips } from './peer-slips.ts';

export const vxlanPeerUnknown: Rule<NetworkFacts> = {
  code: 'vxlan-peer-unknown',
  severity: 'warning',
  sentence: 'A peer of a VXLAN zone is not a slip of the pen for a host that the zone leaves out.',
  *check({ network, origins }) {
    for (const zone of network.proxmox?.zones ?? []) {
      if (zone.type !== 'vxlan') continue;
      for (const { peer, host, meant } of peerSlips(zone, network)) {
        yield {
          message: `peer ${peer.toString()} of VXLAN zone "${zone.name}" is no Proxmox host, and host "${host.name}" (${meant.toString()}) is no peer`,
          at: origins.of(peer),
          related: [{ message: `host "${host.name}" is stated here`, at: origins.of(host) }],
          help: `did you mean ${meant.toString()}? A machine outside the cluster may be a peer, beside all hosts of it`,
          fix: {
            title: `write ${meant.toString()}`,
            edits: [{ kind: 'replace', at: origins.of(peer), value: meant.toString() }],
          },
        };
      }
    }
  },
};
