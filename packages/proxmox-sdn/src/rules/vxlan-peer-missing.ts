import type { Edit, Rule } from '@netloom/diagnostics';
import { describeList, type NetworkFacts } from '@netloom/network-model';
import { hostsWithoutPeer, peerTypos } from './peer-typos.ts';

export const vxlanPeerMissing: Rule<NetworkFacts> = {
  code: 'vxlan-peer-missing',
  severity: 'warning',
  description: 'Every Proxmox host is a peer of each VXLAN zone.',
  *check({ network, origins }) {
    const { zones = [], hosts = [] } = network.proxmox ?? {};
    for (const zone of zones) {
      if (zone.type !== 'vxlan') continue;
      // a peer that is most likely a typo of a host's address is another finding
      const slips = new Set(peerTypos(zone, network).map(({ host }) => host));
      const missing = hostsWithoutPeer(zone, hosts).filter((host) => !slips.has(host));
      if (missing.length === 0) continue;
      const into = origins.of(zone.peers);
      // one VXLAN goes over one family: the other peers say which.
      const [first] = zone.peers;
      const lacking = missing.flatMap(({ addresses }) =>
        addresses.filter(({ family }) => family === (first?.family ?? 4)).slice(0, 1),
      );
      yield {
        message: `${describeList(missing.map(({ name }) => `host "${name}"`))} ${missing.length === 1 ? 'is not a peer' : 'are not peers'} of VXLAN zone "${zone.name}": guests that move there are cut off`,
        at: into,
        related: missing.map((host) => ({
          message: `host "${host.name}" is stated here`,
          at: origins.of(host),
        })),
        help: 'leave `peers` out to take every host',
        ...(lacking.length === missing.length && {
          fix: {
            title: `add ${describeList(lacking.map(String))}`,
            edits: lacking.map((address): Edit => ({ kind: 'insert', into, value: address.toString() })),
          },
        }),
      };
    }
  },
};
