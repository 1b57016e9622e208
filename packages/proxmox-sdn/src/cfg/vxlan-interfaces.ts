import { encodeAddress } from './encode.ts';
import { bridgeLines, stated, vnetId, type Carried, type Stanza } from './stanza.ts';

/** The tunnel to every other host and the bridge on it. Subnets leave no trace: Proxmox routes nothing in a VXLAN zone. */
export function vxlanInterfaces(carried: Carried): readonly Stanza[] {
  const { vnet, zone, own } = carried;
  const { tag } = vnet.spec;
  if (tag === undefined) return [];
  const tunnel = `vxlan_${vnetId(vnet)}`;
  const peers = (zone.spec.peers ?? []).map((peer) =>
    encodeAddress(peer, `a peer of ${zone.name.toString()}`),
  );
  return [
    { name: vnetId(vnet), lines: bridgeLines(carried, tunnel) },
    {
      name: tunnel,
      lines: [
        `vxlan-id ${tag}`,
        ...peers.filter((peer) => !own.includes(peer)).map((peer) => `vxlan_remoteip ${peer}`),
        ...stated('vxlan-port', zone.spec['vxlan-port']),
        ...stated('mtu', zone.spec.mtu),
      ],
    },
  ];
}
