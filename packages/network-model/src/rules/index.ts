import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';
import { acmeNameNotPublic } from './acme-name-not-public.ts';
import { addressOnSubnetEdge } from './address-on-subnet-edge.ts';
import { addressOutsideSubnet } from './address-outside-subnet.ts';
import { addressPinnedTwice } from './address-pinned-twice.ts';
import { clusterDnsOutsideServices } from './cluster-dns-outside-services.ts';
import { clusterDnsUnusable } from './cluster-dns-unusable.ts';
import { clusterPortOpen } from './cluster-port-open.ts';
import { clusterPortsNotAllowed } from './cluster-ports-not-allowed.ts';
import { clusterWithoutServer } from './cluster-without-server.ts';
import { dhcpHoldsFixedAddress } from './dhcp-holds-fixed-address.ts';
import { dhcpRangeOutsideSubnet } from './dhcp-range-outside-subnet.ts';
import { dnsCnameCircle } from './dns-cname-circle.ts';
import { dnsCnameConflict } from './dns-cname-conflict.ts';
import { dnsPrivateAddress } from './dns-private-address.ts';
import { dnsRecordOutsideZone } from './dns-record-outside-zone.ts';
import { dnsRecordTwice } from './dns-record-twice.ts';
import { dnsWildcardBlocked } from './dns-wildcard-blocked.ts';
import { dualStackIncomplete } from './dual-stack-incomplete.ts';
import { duplicateEntry } from './duplicate-entry.ts';
import { duplicateName } from './duplicate-name.ts';
import { evenServers } from './even-servers.ts';
import { exposureAmbiguous } from './exposure-ambiguous.ts';
import { firewallDirectionReversed } from './firewall-direction-reversed.ts';
import { firewallEntryPointClosed } from './firewall-entry-point-closed.ts';
import { firewallRuleShadowed } from './firewall-rule-shadowed.ts';
import { firewallRuleUnused } from './firewall-rule-unused.ts';
import { flannelWithoutAddress } from './flannel-without-address.ts';
import { flannelWithoutRoute } from './flannel-without-route.ts';
import { fleetPathWithoutName } from './fleet-path-without-name.ts';
import { gatewayOutsideSubnet } from './gateway-outside-subnet.ts';
import { hostBehindTunnelAndIngress } from './host-behind-tunnel-and-ingress.ts';
import { hostClaimedTwice } from './host-claimed-twice.ts';
import { hostOutsideDomain } from './host-outside-domain.ts';
import { hostOutsideIngressDomain } from './host-outside-ingress-domain.ts';
import { hostWithoutWayIn } from './host-without-way-in.ts';
import { hostsShareAddress } from './hosts-share-address.ts';
import { mtuBelowMinimum } from './mtu-below-minimum.ts';
import { mtuExceedsUnderlay } from './mtu-exceeds-underlay.ts';
import { networkNotPrivate } from './network-not-private.ts';
import { noDefaultDeny } from './no-default-deny.ts';
import { nodeAddressUnusable } from './node-address-unusable.ts';
import { nodePodCidrsOverlap } from './node-pod-cidrs-overlap.ts';
import { placeholderLeft } from './placeholder-left.ts';
import { podCidrOutsideNetwork } from './pod-cidr-outside-network.ts';
import { podNetworkTooSmall } from './pod-network-too-small.ts';
import { podNetworkTooWide } from './pod-network-too-wide.ts';
import { policyCutsAllocatedService } from './policy-cuts-allocated-service.ts';
import { policyCutsController } from './policy-cuts-controller.ts';
import { policyCutsMetrics } from './policy-cuts-metrics.ts';
import { policyCutsService } from './policy-cuts-service.ts';
import { policyNamespaceWithoutServices } from './policy-namespace-without-services.ts';
import { poolHoldsSubnetEdge } from './pool-holds-subnet-edge.ts';
import { poolInClusterNetwork } from './pool-in-cluster-network.ts';
import { poolOverlapsDhcp } from './pool-overlaps-dhcp.ts';
import { poolOverlapsHost } from './pool-overlaps-host.ts';
import { poolOverlapsReserved } from './pool-overlaps-reserved.ts';
import { poolsOverlap } from './pools-overlap.ts';
import { reservedAddressInUse } from './reserved-address-in-use.ts';
import { secretInPlaintext } from './secret-in-plaintext.ts';
import { serviceNetworkTooSmall } from './service-network-too-small.ts';
import { serviceNetworkTooWide } from './service-network-too-wide.ts';
import { splitHorizonForwarderUnusable } from './split-horizon-forwarder-unusable.ts';
import { splitHorizonHidesOthers } from './split-horizon-hides-others.ts';
import { splitHorizonWithoutNames } from './split-horizon-without-names.ts';
import { subnetsOverlap } from './subnets-overlap.ts';
import { tailnetRangeInUse } from './tailnet-range-in-use.ts';
import { txtRecordsNeverUpdated } from './txt-records-never-updated.ts';
import { unknownReference } from './unknown-reference.ts';

export const rules: readonly Rule<NetworkFacts>[] = [
  acmeNameNotPublic,
  addressOnSubnetEdge,
  addressOutsideSubnet,
  addressPinnedTwice,
  clusterDnsOutsideServices,
  clusterDnsUnusable,
  clusterPortOpen,
  clusterPortsNotAllowed,
  clusterWithoutServer,
  dhcpHoldsFixedAddress,
  dhcpRangeOutsideSubnet,
  dnsCnameCircle,
  dnsCnameConflict,
  dnsPrivateAddress,
  dnsRecordOutsideZone,
  dnsRecordTwice,
  dnsWildcardBlocked,
  dualStackIncomplete,
  duplicateEntry,
  duplicateName,
  evenServers,
  exposureAmbiguous,
  firewallDirectionReversed,
  firewallEntryPointClosed,
  firewallRuleShadowed,
  firewallRuleUnused,
  flannelWithoutAddress,
  flannelWithoutRoute,
  fleetPathWithoutName,
  gatewayOutsideSubnet,
  hostBehindTunnelAndIngress,
  hostClaimedTwice,
  hostOutsideDomain,
  hostOutsideIngressDomain,
  hostWithoutWayIn,
  hostsShareAddress,
  mtuBelowMinimum,
  mtuExceedsUnderlay,
  networkNotPrivate,
  noDefaultDeny,
  nodeAddressUnusable,
  nodePodCidrsOverlap,
  placeholderLeft,
  podCidrOutsideNetwork,
  podNetworkTooSmall,
  podNetworkTooWide,
  policyCutsAllocatedService,
  policyCutsController,
  policyCutsMetrics,
  policyCutsService,
  policyNamespaceWithoutServices,
  poolHoldsSubnetEdge,
  poolInClusterNetwork,
  poolOverlapsDhcp,
  poolOverlapsHost,
  poolOverlapsReserved,
  poolsOverlap,
  reservedAddressInUse,
  secretInPlaintext,
  serviceNetworkTooSmall,
  serviceNetworkTooWide,
  splitHorizonForwarderUnusable,
  splitHorizonHidesOthers,
  splitHorizonWithoutNames,
  subnetsOverlap,
  tailnetRangeInUse,
  txtRecordsNeverUpdated,
  unknownReference,
];

/** The folder of the pages, `<code>.md` each. */
export const RULE_PAGES = new URL('./', import.meta.url);
