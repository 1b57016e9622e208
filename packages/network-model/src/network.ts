import type { Address, AddressBlock, Cidr } from '@netloom/addresses';
import type { Cni, DistributionName, PolicyEngine } from './distributions.ts';
import type { DnsProviderName } from './dns-providers/names.ts';
import type { Endpoint } from './endpoint.ts';
import type { ControllerName } from './file/controllers.ts';
import type { ForwardTarget } from './forward-target.ts';
import type { Hostname } from './names.ts';
import type { ResolverKind } from './resolvers/kinds.ts';
import type { Target } from './target.ts';

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

/** Globs from the folder of the file. */
export interface DocsScope {
  readonly include: readonly string[];
  readonly ignore: readonly string[];
}

export type Space = 'lan' | 'sdn' | 'pods' | 'services' | 'tailnet' | 'vpn' | 'public';

export interface Subnet {
  /** The segment's name, `lan` where the home network is one link, the VNet's name, `pods`, `services`, `tailnet`, the VPN's name. */
  readonly name: string;
  readonly space: Exclude<Space, 'public'>;
  readonly cidr: Cidr;
  /** Bytes; null where the network does not state it. */
  readonly mtu: number | null;
  readonly gateway: Address | null;
  /** The VLAN id of a segment; null where it is untagged, or none. */
  readonly vlan: number | null;
  /** Whether the gateway answers ARP and NDP for addresses that it has a route to; null where the network does not state it. */
  readonly proxyArp: boolean | null;
}

export interface Reservation {
  readonly purpose: 'dhcp' | 'reserved';
  readonly space: 'lan' | 'sdn';
  /** The segment that the file states it in; null in a VNet. */
  readonly segment: string | null;
  readonly addresses: AddressBlock;
}

export interface Host {
  readonly name: string;
  readonly role: 'gateway' | 'proxmox' | 'node' | 'host';
  readonly addresses: readonly HostAddress[];
  /** Where the DHCP server gives it its addresses; null where they are its own. */
  readonly mac: string | null;
}

export interface HostAddress {
  readonly space: 'lan' | 'sdn';
  readonly address: Address;
  /** The segment that the file states it in; null where it may be any: of nodes and Proxmox hosts, and in a VNet. */
  readonly segment: string | null;
}

/** Traffic between segments. netloom does not manage the router: traces follow it. */
export interface Routing {
  /** `stated`: nothing but what `allows` names. */
  readonly between: 'open' | 'stated';
  readonly allows: readonly {
    readonly from: Endpoint;
    readonly to: Endpoint;
    /** None is every port. */
    readonly ports: readonly PortRange[];
  }[];
}

export interface PublicWay {
  /** null where it changes. */
  readonly address: Address | null;
  /** The name that a DDNS client keeps at the address; null where that is fixed. */
  readonly ddns: Hostname | null;
  /** Whether devices at home reach forwarded ports at the public address; null where the network does not state it. */
  readonly hairpin: boolean | null;
}

export interface Forward {
  readonly port: PortRange;
  readonly to: ForwardTarget;
  /** The first port inside; of a range the others follow it. */
  readonly targetPort: number;
}

export interface Node {
  readonly name: string;
  readonly role: 'server' | 'agent';
  readonly addresses: readonly Address[];
  readonly sdnAddresses: readonly Address[];
  /** Observed: the cluster hands out pod CIDRs in join order. Feeds documents and policies; nothing sets it. */
  readonly podCidrs: readonly Cidr[];
  /** Observed: the Proxmox host that runs the VM. */
  readonly host: string | null;
  /** The id of its VM on that host. */
  readonly vmId: number | null;
  readonly guestMtu: number | null;
}

export interface Proxmox {
  readonly version: 8 | 9;
  readonly hosts: readonly ProxmoxHost[];
  readonly zones: readonly Zone[];
  readonly vnets: readonly VNet[];
  readonly api: {
    /** PEM; null where only fingerprints are stated. */
    readonly ca: string | null;
    readonly credentials: { readonly existingSecret: string; readonly key: string };
  };
  /** The CronJob that compares; null where it is off. */
  readonly drift: { readonly schedule: string } | null;
  /** The Job that changes the hosts; null where it is off. */
  readonly reconcile: { readonly adopt: boolean } | null;
}

export interface ProxmoxHost {
  readonly name: string;
  readonly addresses: readonly Address[];
  /** SHA-256 of the certificate of its API; null where the file does not state it. */
  readonly fingerprint: string | null;
}

export interface Zone {
  readonly name: string;
  readonly type: 'vxlan' | 'simple' | 'vlan' | 'qinq' | 'evpn';
  readonly ipam: string;
  readonly mtu: number | null;
  /** VTEPs of a VXLAN zone; every Proxmox host unless stated. */
  readonly peers: readonly Address[];
  /** UDP; 4789 unless stated. */
  readonly port: number;
  readonly bridge: string | null;
  /** The service VLAN of a qinq zone. */
  readonly tag: number | null;
}

export interface VNet {
  readonly name: string;
  readonly zone: string;
  /** The VXLAN network identifier, or the VLAN id of a vlan zone. */
  readonly vni: number | null;
  readonly mtu: number | null;
  readonly alias: string | null;
  readonly subnets: readonly VNetSubnet[];
}

export interface VNetSubnet {
  readonly cidr: Cidr;
  readonly gateway: Address | null;
  readonly snat: boolean;
  readonly dhcp: readonly AddressBlock[];
}

export interface Cluster {
  readonly distribution: DistributionName;
  /** null where the file does not state it. */
  readonly version: string | null;
  /** Talos' own, beside that of Kubernetes; null where the file does not state it. */
  readonly talosVersion: string | null;
  /** Which cluster this is, checked before writing to one; null where the file does not state it. */
  readonly identity: ClusterIdentity | null;
  readonly podCidrs: readonly Cidr[];
  readonly serviceCidrs: readonly Cidr[];
  readonly clusterDns: readonly Address[];
  /** Whether CoreDNS answers internal names itself, inside the cluster; null where it does not. */
  readonly splitHorizon: SplitHorizon | null;
  readonly flannel: {
    readonly backend: 'vxlan' | 'host-gw' | 'wireguard-native' | 'none';
    /** Where node-to-node traffic goes. */
    readonly network: 'lan' | 'sdn';
    readonly iface: string | null;
  };
  /** The pod network; of flannel and canal, `flannel` has the settings. */
  readonly cni: Cni;
  /** How a pod network other than flannel carries packets between nodes; null where it is not known. */
  readonly overlay: 'vxlan' | 'geneve' | 'ipip' | 'native' | null;
  /** What enforces policies; null where it is not known. */
  readonly policyEngine: PolicyEngine | null;
  /** The load balancer that K3s and RKE2 have themselves, which K3s starts by default. */
  readonly servicelb: boolean;
  /** TCP, on the servers. */
  readonly apiPort: number;
  /** One address for the API of all servers; null where the file states none. */
  readonly api: ClusterApi | null;
  readonly tlsSans: readonly string[];
}

export interface ClusterApi {
  /** One of each family at most. */
  readonly addresses: readonly Address[];
  /** `kube-vip` and `keepalived` move it between servers, MetalLB assigns it from a pool, `external` stands before the servers. */
  readonly by: 'kube-vip' | 'keepalived' | 'metallb' | 'external';
  readonly port: number;
  /** null where it has none. */
  readonly name: Hostname | null;
}

/** What identifies the cluster of this network; null: not stated. */
export interface ClusterIdentity {
  /** URL of the API server, without a slash at its end. */
  readonly server: string | null;
  /** Of the certificate authority: 32 pairs of upper-case hex digits between colons. */
  readonly caSha256: string | null;
  /** Of the namespace kube-system, in lower case. */
  readonly uid: string | null;
}

export interface SplitHorizon {
  /** Resolvers for all other names of the internal zones; none: those of the nodes. */
  readonly forwarders: readonly Address[];
}

export interface LabelSelector {
  readonly matchLabels: Readonly<Record<string, string>>;
}

/** What gives Services of type LoadBalancer their addresses. `none`: nothing in the cluster does. */
export type LoadBalancerName = 'metallb' | 'cilium' | 'kube-vip' | 'none';

export interface LoadBalancer {
  readonly by: LoadBalancerName;
  /** MetalLB's. */
  readonly namespace: string;
}

export interface Pool {
  readonly name: string;
  readonly addresses: readonly AddressBlock[];
  readonly autoAssign: boolean;
  readonly avoidBuggyIPs: boolean;
  /** serviceAllocation of MetalLB; null where the pool is open to every Service. */
  readonly allocation: {
    readonly priority: number | null;
    readonly namespaces: readonly string[];
    readonly namespaceSelectors: readonly LabelSelector[];
    readonly serviceSelectors: readonly LabelSelector[];
  } | null;
}

export interface L2Advertisement {
  readonly name: string;
  readonly pools: readonly string[];
  readonly nodes: readonly string[];
  readonly interfaces: readonly string[];
}

export interface BgpPeer {
  readonly name: string;
  readonly myAsn: number;
  readonly peerAsn: number;
  readonly address: Address;
  readonly port: number | null;
  readonly nodes: readonly string[];
  /** Seconds. */
  readonly holdTime: number | null;
  /** Seconds. */
  readonly keepaliveTime: number | null;
  readonly ebgpMultiHop: boolean;
  readonly bfdProfile: string | null;
  readonly vrf: string | null;
  /** Name of the Secret (type kubernetes.io/basic-auth) that holds the password. */
  readonly existingSecret: string | null;
}

export interface BgpAdvertisement {
  readonly name: string;
  readonly pools: readonly string[];
  readonly peers: readonly string[];
  readonly nodes: readonly string[];
  readonly aggregationLength: number | null;
  readonly aggregationLength6: number | null;
  readonly localPref: number | null;
  readonly communities: readonly string[];
}

export interface BfdProfile {
  readonly name: string;
  /** Milliseconds. */
  readonly receiveInterval: number | null;
  /** Milliseconds. */
  readonly transmitInterval: number | null;
  readonly detectMultiplier: number | null;
  readonly echoMode: boolean;
  readonly passiveMode: boolean;
}

export interface Community {
  readonly name: string;
  readonly communities: readonly { readonly name: string; readonly value: string }[];
}

export interface Allocation {
  readonly addresses: AddressBlock;
  /** `namespace/name` of the Service, or null for a row that lists the addresses as available. */
  readonly service: string | null;
  /** The Service's sharing key; null where the row does not state one. */
  readonly allowSharedIp: string | null;
}

export interface IngressController {
  readonly name: string;
  /** `external`: nothing but an address. */
  readonly controller: ControllerName;
  /** Where its own objects are. */
  readonly namespace: string;
  /** The GatewayClass or IngressClass; null for Traefik and for what has none. */
  readonly className: string | null;
  /** Its pods and its Service: the row of the actors; null where the network does not state them. */
  readonly proxy: IngressProxy | null;
  /** Load balancer addresses, one for each family. */
  readonly addresses: readonly Address[];
  /** Hosts live under it; its wildcard record and certificate are made. null: each host has a record of its own. */
  readonly domain: Hostname | null;
  /** null: https is not served, or by a certificate that the network does not state. */
  readonly tls: Tls | null;
  /** The kind that routes are written in. */
  readonly routes: 'ingressroute' | 'ingress' | 'httproute';
  readonly replicas: number;
  /** MetalLB's sharing key of its Service; null where it shares its address with no other Service. */
  readonly allowSharedIp: string | null;
  /** null where the Service is another controller's, and the network does not state it. */
  readonly externalTrafficPolicy: 'Cluster' | 'Local' | null;
  readonly accessLog: boolean;
  readonly redirectToHttps: boolean;
  /** Peers whose forwarded headers are trusted: the pod CIDRs, only when a tunnel host goes through it. */
  readonly trustedIPs: readonly Cidr[];
  /** Values of Traefik's chart that come to those that netloom sets. */
  readonly values: ChartValues;
  /** Of all its hosts, where they state nothing else. */
  readonly guards: Guards;
}

/** What happens to requests before they reach a service, in this order. */
export interface Guards {
  /** Clients that may pass, by the address that the ingress sees; none is everybody. */
  readonly ipAllowList: readonly Endpoint[];
  readonly rateLimit: RateLimit | null;
  /** null: nobody must log in, as far as the network says. */
  readonly forwardAuth: ForwardAuth | null;
  /** On responses. */
  readonly headers: Readonly<Record<string, string>> | null;
  readonly middlewares: readonly FilterReference[];
}

export interface RateLimit {
  readonly average: number;
  readonly burst: number;
  /** Seconds. */
  readonly period: number;
}

export interface ForwardAuth {
  readonly address: string;
  readonly responseHeaders: readonly string[];
}

/** A Middleware of Traefik in a namespace, or what a Gateway's controller calls a filter, in that of the route. */
export type FilterReference =
  | { readonly kind: 'middleware'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'filter'; readonly group: string; readonly filterKind: string; readonly name: string };

export interface Tls {
  readonly issuer: string;
  readonly kind: 'ClusterIssuer' | 'Issuer';
  readonly solver: 'cloudflare' | 'http01';
  /** Name of the Secret that holds the certificate; null where each host has one of its own. */
  readonly secretName: string | null;
  readonly dnsNames: readonly Hostname[];
}

export interface Dns {
  /** The first one is the primary. */
  readonly zones: readonly DnsZone[];
  /** external-dns' `txtOwnerId`. */
  readonly owner: string;
}

/** A zone that external-dns may change. */
export interface DnsZone {
  readonly name: Hostname;
  readonly provider: DnsProviderName;
  readonly existingSecret: string;
  readonly secretKey: string;
  /** Where updates go, with rfc2136; null elsewhere. */
  readonly server: {
    readonly address: Address;
    readonly port: number;
    readonly keyName: string;
    readonly algorithm: string;
  } | null;
  /** With route53; null elsewhere. */
  readonly region: string | null;
  /** The program that is asked, with webhook; null elsewhere. */
  readonly webhook: {
    readonly repository: string;
    readonly tag: string;
    readonly secretVariable: string;
    readonly env: readonly { readonly name: string; readonly value: string }[];
  } | null;
}

export interface Resolver {
  readonly name: string;
  readonly kind: ResolverKind;
  /** One of each family at most. */
  readonly addresses: readonly Address[];
  /** Domains whose names it answers itself, with the addresses at home. */
  readonly serves: readonly Hostname[];
  /** Who asks it. */
  readonly clients: readonly Endpoint[];
  /** Whether it drops private addresses that others answer; null where the network does not state it. */
  readonly rebindProtection: boolean | null;
  /** How external-dns writes its rows; null where they are written by hand. */
  readonly writer: {
    readonly existingSecret: string;
    readonly secretKey: string;
    /** Of the API of Pi-hole. */
    readonly url: string;
    /** null: external-dns' own provider. */
    readonly webhook: DnsZone['webhook'];
  } | null;
}

export interface Tunnel {
  readonly namespace: string;
  /** UUID; a placeholder is `<…>` or the nil UUID. */
  readonly id: string;
  /** Unused where a token stands in their place. */
  readonly credentials: { readonly existingSecret: string; readonly key: string };
  /** null where cloudflared reads the credentials file. */
  readonly token: { readonly existingSecret: string; readonly key: string } | null;
  /** Whose rules cloudflared follows: those of this network, or those that Cloudflare keeps, which are not known. */
  readonly management: 'local' | 'remote';
  readonly replicas: number;
  readonly protocol: 'auto' | 'quic' | 'http2';
  /** Names on further certificates at Cloudflare's edge, beside the universal one. */
  readonly edgeCertificates: readonly Hostname[];
}

/** The ranges of its devices are rows of `subnets`. */
export interface Tailnet {
  readonly namespace: string;
  readonly oauth: { readonly existingSecret: string };
  /** ClusterIP of Tailscale's nameserver for ts.net; null where the network runs none. */
  readonly nameserver: Address | null;
}

export interface Connector {
  readonly name: string;
  readonly tags: readonly string[];
  /** As written; `routes` holds the CIDRs that cover it. */
  readonly advertise: readonly Endpoint[];
  readonly exitNode: boolean;
  readonly replicas: number;
  readonly proxyClass: string | null;
}

/** Its ranges are rows of `subnets`, too. */
export interface Vpn {
  readonly name: string;
  readonly kind: 'wireguard' | 'other';
  /** Of its peers, one of each family at most. */
  readonly ranges: readonly Cidr[];
  /** Where peers connect to. */
  readonly endpoint: Endpoint;
  /** UDP; null where it is not known. */
  readonly port: number | null;
  /** What peers reach through it. */
  readonly routes: readonly Endpoint[];
}

/** Coverage, not a claim: the fewest exact CIDRs of what a Connector advertises. */
export interface AdvertisedRoute {
  readonly connector: string;
  readonly cidr: Cidr;
  /** The endpoint that the file names, e.g. `pools` or a literal CIDR. */
  readonly for: Endpoint;
}

export interface Service {
  readonly name: string;
  readonly namespace: string;
  readonly scheme: 'http' | 'https' | 'h2c';
  readonly port: number;
  /** The port of the pods, or of what is behind it in their place; null where the file does not state it: no policy can be written then. */
  readonly targetPort: number | null;
  /** The pods' labels; null where the file does not state them. */
  readonly selector: Readonly<Record<string, string>> | null;
  readonly metricsPort: number | null;
  /** The pods' port that the API server calls webhooks on. */
  readonly webhookPort: number | null;
  /** Whether its pods have the addresses of their nodes. */
  readonly hostNetwork: boolean;
  /** The hosts outside of the cluster that are behind it, by their names. */
  readonly hosts: readonly string[];
  /** What is behind it in place of pods: the addresses that the file states, and those of `hosts`. */
  readonly addresses: readonly Address[];
  /** How its certificate is checked; null where it is as with any other. */
  readonly tls: ServiceTls | null;
}

export interface ServiceTls {
  /** null: the name that it is asked by. */
  readonly serverName: Hostname | null;
  readonly insecureSkipVerify: boolean;
  /** Secret with the certificate of its authority under the key `ca.crt`; null where public authorities sign it. */
  readonly existingSecret: string | null;
}

export interface Exposure {
  readonly host: Hostname;
  readonly namespace: string;
  readonly service: string;
  readonly via: 'tunnel' | 'ingress';
  /** Where a tunnel host goes; more than one entry is an ambiguity that a rule reports. `[service]` for via ingress. */
  readonly origin: readonly ('service' | 'ingress')[];
  /** The ingress that it goes through, by name, stated or the only one; null where none is, or it is not stated which. */
  readonly ingress: string | null;
  /** Those of its ingress, and what it states itself. */
  readonly guards: Guards;
  /** A path prefix for ingress; for the tunnel a Go regexp, found anywhere unless it begins with `^`. null is every path. */
  readonly path: string | null;
  /** How the internet reaches it through the router's forwards; null where it is not published that way. */
  readonly published: 'direct' | 'proxied' | null;
  readonly originRequest: OriginRequest;
}

/** A Service that netloom makes beside the application's own, for the same pods, with a way in from outside. */
export interface Balancer {
  /** `loadBalancer` at an address, `tailscale` as a device of the tailnet, `nodePort` at a port of every node. */
  readonly via: 'loadBalancer' | 'tailscale' | 'nodePort';
  readonly name: string;
  readonly namespace: string;
  /** The application's own Service. */
  readonly service: string;
  readonly ports: readonly BalancedPort[];
  /** What it asks for, one of each family at most; none: the pool gives one. */
  readonly addresses: readonly Address[];
  /** null: any pool that is open to it. */
  readonly pool: string | null;
  /** null where no name leads to it. */
  readonly host: Hostname | null;
  /** Whether the host is the router's public address, whose forwards lead here. */
  readonly published: boolean;
  /** Who may connect; none is everybody. */
  readonly sources: readonly Endpoint[];
  readonly allowSharedIp: string | null;
  readonly externalTrafficPolicy: 'Cluster' | 'Local';
  /** Name and tags of its device in the tailnet; null for other ways in. */
  readonly device: { readonly hostname: string; readonly tags: readonly string[] } | null;
}

export interface BalancedPort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: 'tcp' | 'udp';
  /** Of every node; null for other ways in. */
  readonly nodePort: number | null;
}

/** cloudflared's originRequest, only what the file states. Durations are Go durations such as `30s`. */
export interface OriginRequest {
  readonly connectTimeout?: string;
  readonly keepAliveTimeout?: string;
  readonly httpHostHeader?: Hostname;
  readonly originServerName?: Hostname;
  readonly noTLSVerify?: boolean;
  /** A file in cloudflared's container: the network file states the Secret. */
  readonly caPool?: string;
  readonly http2Origin?: boolean;
  readonly disableChunkedEncoding?: boolean;
}

export interface DnsRecord {
  readonly name: Hostname;
  readonly type: 'A' | 'AAAA' | 'CNAME' | 'TXT';
  /** Addresses of A and AAAA are values; names of CNAME and texts of TXT are strings. */
  readonly targets: readonly (Address | string)[];
  readonly proxied: boolean;
  /** Seconds; null is the provider's default. */
  readonly ttl: number | null;
  /** What the record belongs to, and so which chart writes it: `dns` is a record that the file states, and those of `cluster.api` and of balancers. */
  readonly owner: 'tunnel' | 'ingress' | 'dns';
}

export interface PortRange {
  readonly first: number;
  readonly last: number;
  readonly protocol: 'tcp' | 'udp';
}

export interface FirewallRule {
  readonly name: string;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly ports: readonly PortRange[];
  /** The stated purpose; null where the file states none. */
  readonly purpose: string | null;
}

/** A workload that netloom or its neighbours run, as policies, the tunnel's template and traces see it. */
export interface Actor {
  readonly name:
    'traefik' | `ingress-${string}` | 'cloudflared' | 'coredns' | 'prometheus' | 'tailscale' | 'nameserver';
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Container ports. */
  readonly ports: Readonly<Record<string, number>>;
  /** The Service of its pods, whose ports have the names of the container ports; null where netloom knows none. */
  readonly service: { readonly name: string; readonly ports: Readonly<Record<string, number>> } | null;
}

export type EntryPoint = 'web' | 'websecure';

/** The pods that forward for an ingress, and their Service. */
export interface IngressProxy extends Actor {
  /** `traefik` where the file has one ingress in the short form. */
  readonly name: 'traefik' | `ingress-${string}`;
  readonly ports: Readonly<Record<EntryPoint, number>> & Readonly<Partial<Record<'metrics', number>>>;
  readonly service: { readonly name: string; readonly ports: Readonly<Record<EntryPoint, number>> };
}

/** Connections to a pod port that default deny must allow, and why. */
export interface Flow {
  readonly from: Actor['name'] | 'nodes';
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
  readonly reason: 'exposure' | 'login' | 'tailnet' | 'metrics' | 'webhook';
}

export interface Policies {
  /** Namespaces that get default deny with its allows. */
  readonly defaultDenyIngress: readonly string[];
}

export interface Intent {
  readonly from: Endpoint;
  readonly to: Target;
  readonly expect: 'allow' | 'deny';
}

export interface Waiver {
  readonly code: string;
  /** A text in the message of what is waived; null waives every finding of the code. */
  readonly matches: string | null;
  readonly reason: string;
  /** The last day, YYYY-MM-DD. */
  readonly until: string;
}

/** What `netloom build` writes beside NETWORK.md. */
export interface Documents {
  /** Whether network.html is one of them. */
  readonly page: boolean;
}

/** Pinned chart versions of the controllers, which live outside the umbrella. */
export interface Operators {
  readonly metallb: string;
  readonly tailscale: string;
  readonly externalDns: string;
  readonly traefik: string;
  readonly certManager: string;
  /** Values of the charts that come to those that netloom sets; those of Traefik are the ingress' own. */
  readonly values: {
    readonly metallb: ChartValues;
    readonly tailscale: ChartValues;
    readonly externalDns: ChartValues;
    readonly certManager: ChartValues;
  };
}

/** In the form of the chart: what YAML can hold. */
export type ChartValues = Readonly<Record<string, unknown>>;

export interface Delivery {
  /** What delivers the network from Git. */
  readonly gitops: 'argocd' | 'flux';
  readonly git: {
    readonly url: string;
    readonly revision: string;
    /** The generated folder, from the root of the repository. */
    readonly path: string;
  };
  /** The registry path that the charts are published under, without `oci://`. */
  readonly charts: string;
  /** Of the umbrella's manifest; null where the chart is taken by its version. */
  readonly digest: string | null;
  /** Argo CD's name of the cluster, for a network of a fleet; null where the cluster has an Argo CD of its own. */
  readonly cluster: string | null;
  /** null where nothing is stated of it. */
  readonly flux: FluxSources | null;
}

/** Objects in the namespace of Flux, by name. */
export interface FluxSources {
  /** A GitRepository of others; null where one is generated. */
  readonly gitRepository: string | null;
  /** Of the generated GitRepository; null for a public repository. */
  readonly gitSecret: string | null;
  /** null for a public registry. */
  readonly registrySecret: string | null;
}
