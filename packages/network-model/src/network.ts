import type { Hostname } from './names.ts';
import type { Cluster, Node } from './network/cluster.ts';
import type { Delivery, DocsScope, Documents, Operators } from './network/delivery.ts';
import type { Dns, DnsRecord, Resolver } from './network/dns.ts';
import type { Forward, Host, Opening, PublicWay, Reservation, Routing, Subnet } from './network/home.ts';
import type { IngressController, Tls } from './network/ingress.ts';
import type { Issuer } from './network/issuers.ts';
import type {
  Allocation,
  BfdProfile,
  BgpAdvertisement,
  BgpPeer,
  Community,
  L2Advertisement,
  LoadBalancer,
  Pool,
} from './network/load-balancer.ts';
import type { Actor, FirewallRule, Flow, Intent, Policies, Waiver } from './network/policies.ts';
import type { Proxmox } from './network/proxmox.ts';
import type { AdvertisedRoute, Connector, Tailnet, Tunnel, Vpn } from './network/remote-access.ts';
import type { Balancer, Exposure, Service } from './network/services.ts';

export type {
  Cluster,
  ClusterApi,
  ClusterIdentity,
  Node,
  NodePortRange,
  SplitHorizon,
} from './network/cluster.ts';
export type {
  ChartValues,
  Delivery,
  DocsScope,
  Documents,
  FluxSources,
  Operators,
} from './network/delivery.ts';
export type { Dns, DnsRecord, DnsZone, Resolver } from './network/dns.ts';
export type {
  Forward,
  Host,
  HostAddress,
  Interface,
  Opening,
  PublicWay,
  Reservation,
  Routing,
  Space,
  Subnet,
} from './network/home.ts';
export type {
  EntryPoint,
  FilterReference,
  ForwardAuth,
  Guards,
  IngressController,
  IngressProxy,
  RateLimit,
  Tls,
} from './network/ingress.ts';
export type { Issuer } from './network/issuers.ts';
export type {
  Allocation,
  BfdProfile,
  BgpAdvertisement,
  BgpPeer,
  Community,
  L2Advertisement,
  LabelSelector,
  LoadBalancer,
  LoadBalancerName,
  Pool,
} from './network/load-balancer.ts';
export type {
  Actor,
  FirewallRule,
  Flow,
  Intent,
  OtherPolicy,
  Policies,
  PortRange,
  Waiver,
} from './network/policies.ts';
export type { Proxmox, ProxmoxHost, VNet, VNetSubnet, Zone } from './network/proxmox.ts';
export type {
  AdvertisedRoute,
  Connector,
  OriginRequest,
  Tailnet,
  TailnetSite,
  Tunnel,
  TunnelAnswer,
  Vpn,
} from './network/remote-access.ts';
export type {
  BalancedPort,
  Balancer,
  Exposure,
  Service,
  ServiceTls,
  TailnetDevice,
} from './network/services.ts';

/**
 * A network, resolved: flat tables of plain data with every default and derivation made. References stay names.
 * Where each row came from lies beside it in `Origins`; the types carry no positions.
 */
export interface Network {
  readonly name: string;
  /** The public apex that the network owns, e.g. `jigga.xyz`. */
  readonly domain: Hostname;
  /** One row for each CIDR: a dual-stack network has two. */
  readonly subnets: readonly Subnet[];
  /** DHCP ranges, reserved and virtual addresses: held, but by no host. */
  readonly reservations: readonly Reservation[];
  /** Everything with a fixed address: router, Proxmox hosts, nodes, others. */
  readonly hosts: readonly Host[];
  /** What the router lets through between segments; null where the network does not state it. */
  readonly routing: Routing | null;
  /** The router's address on the internet; null where the network does not state it. */
  readonly publicWay: PublicWay | null;
  /** Ports of that address that the router forwards, and no others; none: not stated. */
  readonly forwards: readonly Forward[];
  /** What the router's firewall lets the internet reach by IPv6; null where the network does not state it. */
  readonly openings: readonly Opening[] | null;
  readonly nodes: readonly Node[];
  readonly proxmox: Proxmox | null;
  readonly cluster: Cluster;
  readonly loadBalancer: LoadBalancer | null;
  readonly pools: readonly Pool[];
  readonly l2Advertisements: readonly L2Advertisement[];
  readonly bgpPeers: readonly BgpPeer[];
  readonly bgpAdvertisements: readonly BgpAdvertisement[];
  readonly bfdProfiles: readonly BfdProfile[];
  readonly communities: readonly Community[];
  /** What a document states about load balancer addresses: rows of an allocations table, checked and never applied. */
  readonly allocations: readonly Allocation[];
  /** The entry points for web hosts, each by its name; `ingress` where the file has one in the short form. */
  readonly ingresses: readonly IngressController[];
  /** Of every ingress, and one that the file states without any. */
  readonly certificates: readonly Tls[];
  /** Who signs them, as far as the file states it. */
  readonly issuers: readonly Issuer[];
  readonly dns: Dns | null;
  /** Who answers the devices at home. */
  readonly resolvers: readonly Resolver[];
  readonly tunnel: Tunnel | null;
  readonly tailnet: Tailnet | null;
  readonly connectors: readonly Connector[];
  readonly routes: readonly AdvertisedRoute[];
  /** VPNs beside the tailnet, which netloom only knows. */
  readonly vpns: readonly Vpn[];
  readonly services: readonly Service[];
  readonly exposures: readonly Exposure[];
  /** What is exposed at a load balancer address of its own. */
  readonly balancers: readonly Balancer[];
  /** The one list of records that DNSEndpoints, CoreDNS, traces and documents read. */
  readonly records: readonly DnsRecord[];
  readonly firewall: readonly FirewallRule[];
  readonly actors: readonly Actor[];
  readonly flows: readonly Flow[];
  readonly policies: Policies;
  readonly intents: readonly Intent[];
  /** Findings that are ignored until a date. */
  readonly waivers: readonly Waiver[];
  readonly documents: Documents;
  readonly operators: Operators;
  /** How Argo CD installs the network; null where the file does not state it. */
  readonly delivery: Delivery | null;
  /** Texts of people that are compared with the network; null where the file names none. */
  readonly docs: DocsScope | null;
  /** The file's own value, before any default: where the network is installed, it can be read again from there. */
  readonly written: unknown;
}
