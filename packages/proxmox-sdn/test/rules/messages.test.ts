import { messagesOnPage } from '@netloom/network-model/testing';
import { rules } from '../../src/rules/index.ts';

/** What each rule says of the fixtures on its page. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'evpn-zone-left-out': [
    '11:31 warning EVPN zone "fabric" is left out of what netloom writes: it needs a controller, which a network does not state',
    '  13 VNet "guests" is left out too',
    '  make the zone, its controller and its VNets by hand; its addresses and names are checked all the same',
  ],
  'proxmox-fingerprint-twice': [
    '12:20 warning the fingerprint of host "pve-2" is that of host "pve-1": one of them is not its own',
    '  9 host "pve-1" has it',
    '  write what `pvenode cert info` prints on the host itself; where both hosts do show one certificate, waive this',
  ],
  'proxmox-host-not-trusted': [
    '10:7 error host "pve-2" has no fingerprint, and there is no CA: no job can verify it',
    '  15 drift is enabled here',
    "  write its `fingerprint` (`pvenode cert info` on the host), or the cluster's CA (/etc/pve/pve-root-ca.pem) as `api.ca`",
    '7:7 error host "pve-1" has no fingerprint, and there is no CA: no job can verify it',
    '  14 drift is enabled here',
    '  15 reconcile is enabled here',
    "  write its `fingerprint` (`pvenode cert info` on the host), or the cluster's CA (/etc/pve/pve-root-ca.pem) as `api.ca`",
    '9:7 error host "pve-2" has no fingerprint, and there is no CA: no job can verify it',
    '  14 drift is enabled here',
    '  15 reconcile is enabled here',
    "  write its `fingerprint` (`pvenode cert info` on the host), or the cluster's CA (/etc/pve/pve-root-ca.pem) as `api.ca`",
  ],
  'proxmox-job-without-zone': [
    '13:10 error drift has no zone to compare: nothing of it is installed',
    '  name a zone under `sdn.zones`, or remove it',
    '16:10 error drift and reconcile have no zone to compare: nothing of it is installed',
    '  15 EVPN zone "fabric" is left out',
    '  name a zone under `sdn.zones`, or remove it',
  ],
  'sdn-option-without-effect': [
    '13:87 warning snat of 10.0.0.0/24 has no effect: in a vxlan zone the hosts do not route',
    '  11 zone "overlay" has type vxlan',
    '  remove it, and translate on the machine that is the gateway',
    "13:87 warning DHCP ranges of 10.0.0.0/24 have no effect: Proxmox' DHCP server runs in simple zones alone, not in a vxlan zone",
    '  11 zone "overlay" has type vxlan',
    '  write them under `reserved` if another DHCP server hands them out',
  ],
  'vnet-mtu-ignored': [
    '13:55 warning VNet "guests" states 1450 bytes, but its zone "overlay" has 8950, and Proxmox keeps one MTU for a zone',
    '  11 the zone has 8950',
    '  state it at the zone alone, or give the VNet a zone of its own',
    '13:55 warning VNet "guests" states 1450 bytes, but its zone "overlay" has 1400, and Proxmox keeps one MTU for a zone',
    '  11 the least that a VNet of the zone states is 1400',
    '  state it at the zone alone, or give the VNet a zone of its own',
  ],
  'vnet-tag-not-of-zone': [
    '13:43 error VLAN id 5000 of VNet "guests" is above 4094, the last valid one',
    '  11 zone "floor" has type vlan',
    '  give it a VLAN id of 1 to 4094, or write the intended type',
    '13:41 error VNet "guests" has number 100, but its zone "nat" is simple and takes none: Proxmox refuses it',
    '  11 zone "nat" has type simple',
    '  remove `vni`, or write the intended type',
  ],
  'vni-used-twice': [
    '15:44 error VNI 100 of VNet "storage" is already that of VNet "guests": Proxmox refuses it',
    '  14 VNet "guests" has it',
    '  give one of them another number',
    '14:44 error VLAN id 20 of VNet "storage" is already that of VNet "guests": Proxmox refuses it',
    '  13 VNet "guests" has it',
    '  give one of them another number',
  ],
  'vxlan-mtu-unstated': [
    '11:9 error VXLAN zone "overlay" states no MTU, so Proxmox takes 1450, but the LAN\'s 1400 leave 1350: larger packets vanish',
    '  4 the LAN carries 1400',
    '  from inside, small requests work and large answers hang',
    '11:9 error VXLAN zone "overlay" states no MTU, so Proxmox takes 1450, but the LAN\'s 1500 leave 1430: larger packets vanish',
    '  4 the LAN carries 1500',
    '  from inside, small requests work and large answers hang',
    '11:9 error VXLAN zone "overlay" states no MTU, so Proxmox takes 1450, but node "node-1" sends packets of 1500',
    '  16 node "node-1" sends 1500',
    "  state the zone's mtu, or set 1450 inside the guest: Proxmox does not announce it to guests",
  ],
  'vxlan-peer-missing': [
    '11:46 warning host "pve-2" is not a peer of VXLAN zone "overlay": guests that move there are cut off',
    '  8 host "pve-2" is stated here',
    '  leave `peers` out to take every host',
  ],
  'vxlan-peer-unknown': [
    '11:61 warning peer 192.168.1.12 of VXLAN zone "overlay" is not a Proxmox host, and host "pve-2" (192.168.1.21) is not a peer',
    '  8 host "pve-2" is stated here',
    '  did you mean 192.168.1.21? A machine outside the cluster may be a peer, in addition to all of its hosts',
  ],
  'zone-option-misplaced': [
    '11:47 error zone "overlay" of type vxlan cannot have bridge',
    '  11 its type is vxlan',
    '  bridge belongs to vlan and qinq zones: remove it, or write the intended type',
    '11:58 error zone "floor" of type vlan cannot have peers and port',
    '  11 its type is vlan',
    '  peers belongs to vxlan zones: remove it, or write the intended type',
  ],
  'zone-option-missing': [
    '11:9 error zone "floor" of type vlan has no bridge: Proxmox refuses it',
    '  write the bridge of the hosts that carries it, e.g. `bridge: vmbr0`, and for qinq the service VLAN as `tag`',
    '11:9 error zone "double" of type qinq has no tag: Proxmox refuses it',
    '  write the bridge of the hosts that carries it, e.g. `bridge: vmbr0`, and for qinq the service VLAN as `tag`',
  ],
};

it.each(rules.filter(({ code }) => code in SAID))(
  '$code says what is wrong, where, and what to do',
  (rule) => {
    expect(messagesOnPage(rule, new URL('../../src/rules/', import.meta.url))).toEqual(SAID[rule.code]);
  },
);
