import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { addressOnSubnetEdge } from './address-on-subnet-edge.ts';
import { addressOutsideSubnet } from './address-outside-subnet.ts';
import { addressPinnedTwice } from './address-pinned-twice.ts';
import { backendAddressUnusable } from './backend-address-unusable.ts';
import { backendInClusterNetwork } from './backend-in-cluster-network.ts';
import { dhcpHoldsFixedAddress } from './dhcp-holds-fixed-address.ts';
import { dhcpRangeOutsideSubnet } from './dhcp-range-outside-subnet.ts';
import { gatewayOutsideSubnet } from './gateway-outside-subnet.ts';
import { hostsShareAddress } from './hosts-share-address.ts';
import { networkNotPrivate } from './network-not-private.ts';
import { poolHoldsSubnetEdge } from './pool-holds-subnet-edge.ts';
import { poolInClusterNetwork } from './pool-in-cluster-network.ts';
import { poolOverlapsDhcp } from './pool-overlaps-dhcp.ts';
import { poolOverlapsHost } from './pool-overlaps-host.ts';
import { poolOverlapsReserved } from './pool-overlaps-reserved.ts';
import { poolsOverlap } from './pools-overlap.ts';
import { reservedAddressInUse } from './reserved-address-in-use.ts';
import { subnetsOverlap } from './subnets-overlap.ts';
import { tailnetRangeInUse } from './tailnet-range-in-use.ts';
import { vnetUnlikeSegment } from './vnet-unlike-segment.ts';

export const addressRules: readonly Rule<NetworkFacts>[] = [
  addressOnSubnetEdge,
  addressOutsideSubnet,
  addressPinnedTwice,
  backendAddressUnusable,
  backendInClusterNetwork,
  dhcpHoldsFixedAddress,
  dhcpRangeOutsideSubnet,
  gatewayOutsideSubnet,
  hostsShareAddress,
  networkNotPrivate,
  poolHoldsSubnetEdge,
  poolInClusterNetwork,
  poolOverlapsDhcp,
  poolOverlapsHost,
  poolOverlapsReserved,
  poolsOverlap,
  reservedAddressInUse,
  subnetsOverlap,
  tailnetRangeInUse,
  vnetUnlikeSegment,
];
