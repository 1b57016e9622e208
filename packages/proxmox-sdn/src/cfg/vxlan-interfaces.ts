import { encodeAddress } from './encode.ts';
import { bridgeLines, optionLines, vnetName, type VNetInput, type Stanza } from './stanza.ts';

/** The tunnel to every other host and the bridge on it. Subnets do not appear: Proxmox routes nothing in a VXLAN zone. */
export function vxlanInterfaces(carried: VNetInput): readonly Stanza[] {
  const { vnet, zone, hostAddresses } = carried;
  const { tag } = vnet.spec;
  if (tag === undefined) return [];
  const tunnel = `vxlan_${vnetName(vnet)}`;
  const peers = (zone.spec.peers ?? []).map((peer) =>
    encodeAddress(peer, `a peer of ${zone.name.toString()}`),
  );
  return [
    { name: vnetName(vnet), lines: bridgeLines(carried, tunnel) },
    {
      name: tunnel,
      lines: [
        `vxlan-id ${tag}`,
        ...peers.filter((peer) => !hostAddresses.includes(peer)).map((peer) => `vxlan_remoteip ${peer}`),
        ...optionLines('vxlan-port', zone.spec['vxlan-port']),
        ...optionLines('mtu', zone.spec.mtu),
      ],
    },
  ];
}
