import './jitless.ts';
export {
  advertisementsOf,
  bgpSessions,
  isOnLink,
  l2Speakers,
  nodesOf,
  type BgpSession,
  type L2Speakers,
} from './announcers.ts';
export { settledValues, type ChartSettings } from './chart-settings.ts';
export { apiOnNodes } from './api-on-nodes.ts';
export { hasOwnPods, isOutsideCluster } from './behind-service.ts';
export { APPLICATION_PARTS } from './application-names.ts';
export { decode, type Decoded } from './decode/decode.ts';
export { readNetworkFile } from './decode/read-network-file.ts';
export { endpointNames } from './decode/endpoint-names.ts';
export { printPath } from './decode/locate.ts';
export { SCHEMA_ERRORS, schemaErrorDocs, type SchemaErrorCode } from './decode/schema-errors.ts';
export { describeGuards } from './describe-guards.ts';
export {
  NAMED_FORMS,
  parseAddresses,
  parseEndpoint,
  printEndpoint,
  ZONE_NAMES,
  type Endpoint,
  type ZoneName,
} from './endpoint.ts';
export { dnsZoneOf } from './dns-zone-of.ts';
export { RESOLVING } from './resolvers/kinds.ts';
export { answersOf, resolverAnswer, type HomeAnswer } from './resolvers/home-answers.ts';
export { isBeforeExternalDns22 } from './external-dns-version.ts';
export { providerOf } from './dns-providers/index.ts';
export { dns01Of } from './dns-providers/solver.ts';
export { acmeIssuerOf, isAcme, solvedZones, type AcmeIssuer } from './issuer-of.ts';
export type { EnvironmentRow, ProviderValues } from './dns-providers/dns-provider.ts';
export type { FleetFacts, NetworkFacts, NetworkView } from './facts.ts';
export { fleetFolder, type FleetFolder } from './fleet/fleet-folder.ts';
export type { FleetNetwork } from './fleet/fleet-network.ts';
export { fleetNetwork } from './fleet/to-fleet-network.ts';
export { DEPRECATED_KEYS, type KeyChange } from './key-changes/key-change.ts';
export type { ControllerName } from './file/controllers.ts';
export { networkJsonSchema } from './file/json-schema.ts';
export { renderNetworkForm } from './form/render-network-form.ts';
export { NetworkFile } from './file/network-file.ts';
export { printPorts } from './file/port-text.ts';
export { REGISTRY_PATTERNS } from './file/registry-path.ts';
export { balancing, LOAD_BALANCERS, metallbOf, type Balancing } from './load-balancers.ts';
export { carrierOf, lanMtu, mtuOf, underlayOf, vxlanHeader, type Carrier } from './mtu.ts';
export {
  describeDistribution,
  DISTRIBUTIONS,
  type Cni,
  type Distribution,
  type DistributionName,
  type MemberPort,
  type Members,
  type PolicyEngine,
} from './distributions.ts';
export { recordOrigin } from './record-origin.ts';
export { announcedSpace } from './ledger/announced-space.ts';
export { addressesOf } from './ledger/addresses-of.ts';
export { addressSpaces, type AddressSpace } from './ledger/address-spaces.ts';
export { byLink } from './ledger/by-link.ts';
export type { AddressClaim, Claim, NameClaim, PortClaim, Purpose } from './ledger/claim.ts';
export { freeInPools, UNKNOWN_TO_METALLB } from './ledger/free-in-pools.ts';
export { ledger, type Ledger } from './ledger/ledger.ts';
export type { Conflict } from './ledger/nesting.ts';
export { usedAddresses, type UsedAddresses } from './ledger/used-addresses.ts';
export { flannelEnds, flannelGaps, isIsolated, linksAt, type FlannelEnd, type FlannelGap } from './links.ts';
export { toHostname } from './name-forms.ts';
export { Hostname } from './names.ts';
export { nodeAddresses, segmentAddresses } from './machine-addresses.ts';
export { nameserverOf } from './nameserver-of.ts';
export { describeSegment, hasSegments, nodeSegments, segmentSubnets } from './node-segments.ts';
export type {
  Actor,
  AdvertisedRoute,
  Allocation,
  BalancedPort,
  Balancer,
  BfdProfile,
  BgpAdvertisement,
  BgpPeer,
  Cluster,
  ClusterApi,
  ClusterIdentity,
  Community,
  Connector,
  Delivery,
  Dns,
  DnsRecord,
  DnsZone,
  DocsScope,
  EntryPoint,
  Exposure,
  FilterReference,
  FirewallRule,
  Forward,
  Flow,
  Guards,
  Host,
  HostAddress,
  IngressController,
  IngressProxy,
  Interface,
  Intent,
  L2Advertisement,
  LabelSelector,
  LoadBalancer,
  LoadBalancerName,
  Network,
  Node,
  Opening,
  Operators,
  OriginRequest,
  OtherPolicy,
  Policies,
  Pool,
  PortRange,
  Proxmox,
  PublicWay,
  Reservation,
  Resolver,
  Routing,
  Service,
  ServiceTls,
  TailnetDevice,
  Space,
  Subnet,
  Tailnet,
  TailnetSite,
  Tls,
  Tunnel,
  TunnelAnswer,
  VNet,
  VNetSubnet,
  Waiver,
  Zone,
  Vpn,
} from './network.ts';
export { describeIngress, ingressOf, ingressOwner, isTraefik, programOf } from './ingress-of.ts';
export { describePinned, pinAt, pinsOf, type Pin } from './pins.ts';
export { isPrivate } from './private-address.ts';
export type { RepositoryPlace } from './repository-place.ts';
export {
  CERT_MANAGER_NAMESPACE,
  EXTERNAL_DNS_NAMESPACE,
  NETLOOM_NAMESPACE,
  ownedNamespaces,
  prerequisiteSecrets,
  type OwnedNamespace,
  type PrerequisiteSecret,
} from './resolve/prerequisites.ts';
export { forwardAddresses, forwardsOn, leadsTo } from './forwards.ts';
export { openedAddresses, openingsTo } from './openings.ts';
export { describeSources, printPublicSource, type PublicSource } from './public-source.ts';
export { isAtRouter } from './at-router.ts';
export { vpnEntry } from './vpn-entry.ts';
export { carriesSegment, vnetOfSegment } from './vnet-of-segment.ts';
export { printForwardTarget, type ForwardTarget } from './forward-target.ts';
export { knownOnly, type KnownOnly } from './known-only.ts';
export { isStream, type StreamScheme } from './schemes.ts';
export { atEachPort, serviceOf } from './service-of.ts';
export { existingNames } from './split-horizon/existing-names.ts';
export {
  internalAnswer,
  internalZones,
  type InternalZone,
  type InternalZones,
} from './split-horizon/internal-zones.ts';
export { TAILNET_ZONE } from './split-horizon/tailnet-zone.ts';
export { resolve, type Resolved } from './resolve/resolve.ts';
export { nameCovering } from './certificate-names.ts';
export { serviceRowsOf, type ServiceRow } from './service-rows.ts';
export { proxyLabels } from './proxy-labels.ts';
export { isUnder, parentOf } from './host-names.ts';
export { fleetRules } from './rules/fleet/index.ts';
export { placeholderNames } from './rules/file/placeholder-left.ts';
export { secretFindings, secretInPlaintext } from './rules/file/secret-in-plaintext.ts';
export { secretTexts } from './secrets/find-secrets.ts';
export { RULES_BY_FOLDER } from './rules/index.ts';
export { describeList, describeHolder, describeRanges } from './rules/shared/describe.ts';
export { TAILSCALE_RANGES } from './tailscale-ranges.ts';
export { parseTarget, printTarget, type Target } from './target.ts';
export { objectNameOf } from './kinds/object-name.ts';
