import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { evpnZoneLeftOut } from './evpn-zone-left-out.ts';
import { proxmoxFingerprintTwice } from './proxmox-fingerprint-twice.ts';
import { proxmoxHostNotTrusted } from './proxmox-host-not-trusted.ts';
import { proxmoxJobWithoutZone } from './proxmox-job-without-zone.ts';
import { sdnGatewayWithoutOwner } from './sdn-gateway-without-owner.ts';
import { sdnOptionWithoutEffect } from './sdn-option-without-effect.ts';
import { simpleSnat6NeedsRoute } from './simple-snat6-needs-route.ts';
import { vnetMtuIgnored } from './vnet-mtu-ignored.ts';
import { vnetTagNotOfZone } from './vnet-tag-not-of-zone.ts';
import { vniUsedTwice } from './vni-used-twice.ts';
import { vxlanMtuUnstated } from './vxlan-mtu-unstated.ts';
import { vxlanPeerMissing } from './vxlan-peer-missing.ts';
import { vxlanPeerUnknown } from './vxlan-peer-unknown.ts';
import { vxlanPortNotAllowed } from './vxlan-port-not-allowed.ts';
import { zoneOptionMisplaced } from './zone-option-misplaced.ts';
import { zoneOptionMissing } from './zone-option-missing.ts';

export const rules: readonly Rule<NetworkFacts>[] = [
  evpnZoneLeftOut,
  proxmoxFingerprintTwice,
  proxmoxHostNotTrusted,
  proxmoxJobWithoutZone,
  sdnGatewayWithoutOwner,
  sdnOptionWithoutEffect,
  simpleSnat6NeedsRoute,
  vnetMtuIgnored,
  vnetTagNotOfZone,
  vniUsedTwice,
  vxlanMtuUnstated,
  vxlanPeerMissing,
  vxlanPeerUnknown,
  vxlanPortNotAllowed,
  zoneOptionMisplaced,
  zoneOptionMissing,
];
