import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { clusterDnsOutsideServices } from './cluster-dns-outside-services.ts';
import { clusterDnsUnusable } from './cluster-dns-unusable.ts';
import { clusterWithoutServer } from './cluster-without-server.ts';
import { deliveryPathElsewhere } from './delivery-path-elsewhere.ts';
import { deliveryPathUnknown } from './delivery-path-unknown.ts';
import { deliverySettingUnused } from './delivery-setting-unused.ts';
import { dualStackIncomplete } from './dual-stack-incomplete.ts';
import { evenServers } from './even-servers.ts';
import { flannelWithoutAddress } from './flannel-without-address.ts';
import { flannelWithoutRoute } from './flannel-without-route.ts';
import { fleetPathWithoutName } from './fleet-path-without-name.ts';
import { fluxGitUrl } from './flux-git-url.ts';
import { mtuBelowMinimum } from './mtu-below-minimum.ts';
import { mtuExceedsUnderlay } from './mtu-exceeds-underlay.ts';
import { nodeAddressUnusable } from './node-address-unusable.ts';
import { nodePodCidrsOverlap } from './node-pod-cidrs-overlap.ts';
import { nodePortRangeInUse } from './node-port-range-in-use.ts';
import { podCidrOutsideNetwork } from './pod-cidr-outside-network.ts';
import { podNetworkTooSmall } from './pod-network-too-small.ts';
import { podNetworkTooWide } from './pod-network-too-wide.ts';
import { serviceNetworkTooSmall } from './service-network-too-small.ts';
import { serviceNetworkTooWide } from './service-network-too-wide.ts';

export const clusterRules: readonly Rule<NetworkFacts>[] = [
  clusterDnsOutsideServices,
  clusterDnsUnusable,
  clusterWithoutServer,
  deliveryPathElsewhere,
  deliveryPathUnknown,
  deliverySettingUnused,
  dualStackIncomplete,
  evenServers,
  flannelWithoutAddress,
  flannelWithoutRoute,
  fleetPathWithoutName,
  fluxGitUrl,
  mtuBelowMinimum,
  mtuExceedsUnderlay,
  nodeAddressUnusable,
  nodePodCidrsOverlap,
  nodePortRangeInUse,
  podCidrOutsideNetwork,
  podNetworkTooSmall,
  podNetworkTooWide,
  serviceNetworkTooSmall,
  serviceNetworkTooWide,
];
