import type { Resolver } from '@netloom/network-model';
import type { Tree, TreeScalar } from '../sources/tree.ts';
import type { Planned, PlannedMap, PlannedScalar } from './planned.ts';

/** Something of a network that the network file cannot say, or that could not be read. */
export interface Unplaced {
  /** Of the object or the setting: `NetworkPolicy`, `route`. */
  readonly kind: string;
  readonly name: string;
  readonly why: string;
  readonly at: Tree;
}

/** What is stated once for a cluster. */
export type ClusterFact =
  | 'distribution'
  | 'version'
  | 'talosVersion'
  | 'podCidr'
  | 'podCidr6'
  | 'serviceCidr'
  | 'serviceCidr6'
  | 'clusterDns'
  | 'clusterDns6'
  | 'cni'
  | 'flannelBackend'
  | 'servicelb';

export interface DraftNode {
  readonly name: PlannedScalar;
  readonly role: PlannedScalar | undefined;
  readonly address: PlannedScalar | undefined;
  readonly address6: PlannedScalar | undefined;
  readonly podCidr: PlannedScalar | undefined;
  readonly podCidr6?: PlannedScalar | undefined;
  /** Where flannel of other nodes sends to. */
  readonly flannel?: PlannedScalar | undefined;
  /** The file of the inventory that has it; none for a Node object. */
  readonly inventory?: string;
}

export interface DraftApi {
  readonly address: PlannedScalar;
  readonly by: 'kube-vip' | 'external';
  readonly port?: PlannedScalar | undefined;
}

export type BalancerName = 'metallb' | 'cilium' | 'kube-vip';

export interface DraftPool {
  readonly by: BalancerName;
  readonly name: PlannedScalar;
  readonly addresses: readonly PlannedScalar[];
  /** Where all of them are stated. */
  readonly stated?: Tree | undefined;
  readonly settings: Readonly<Record<string, PlannedMap | PlannedScalar | undefined>>;
}

/** A session of Cilium's nodes with a router. */
export interface CiliumSession {
  readonly name: PlannedScalar;
  readonly at: Tree;
  /** Keys of a peer of the network file. */
  readonly entries: Readonly<Record<string, Planned | undefined>>;
  /** The name of its CiliumBGPPeerConfig; null where it has none. */
  readonly config: string | null;
}

/** A CiliumBGPPeerConfig. */
export interface CiliumPeerConfig {
  /** Keys of a peer of the network file. */
  readonly settings: Readonly<Record<string, Planned | undefined>>;
  /** Of advertisements, by their labels: one for each family. */
  readonly selectors: readonly Tree[];
}

/** What Cilium announces of Services. */
export interface CiliumAdvertisement {
  readonly name: PlannedScalar;
  /** Keys of an advertisement of the network file. */
  readonly entries: Readonly<Record<string, Planned | undefined>>;
  /** Its labels, by which peers select it, or which of them receive it. */
  readonly receivedBy: ReadonlyMap<string, string> | ((session: CiliumSession) => boolean);
}

/** A Service of type LoadBalancer. */
export interface DraftAllocation {
  readonly namespace: string;
  readonly name: string;
  readonly address: PlannedScalar;
  readonly sharing: PlannedScalar | undefined;
  /** Why the name is a guess; undefined where it is stated. */
  readonly guess?: string | undefined;
}

export interface ServicePort {
  readonly name: string | undefined;
  readonly port: PlannedScalar;
  /** The number of the pods' port; undefined where the Service has the name of it. */
  readonly targetPort: PlannedScalar | undefined;
  /** The name of the pods' port, where the Service states that. */
  readonly targetName: PlannedScalar | undefined;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
}

/** A Service as its object states it. */
export interface DraftService {
  readonly namespace: string;
  readonly name: string;
  readonly at: Tree;
  readonly ports: readonly ServicePort[];
  readonly selector: readonly (readonly [string, PlannedScalar])[];
  readonly type: string;
  /** Its own labels, by which monitors find it. */
  readonly labels: ReadonlyMap<string, string>;
  /** The `clusterIP: None`, where it has one. */
  readonly headless: Tree | undefined;
}

/** A port that a container states. */
export interface WorkloadPort {
  readonly name: string | undefined;
  readonly port: PlannedScalar;
}

/** Pods of one template, as an object or the values of a chart state it. */
export interface DraftWorkload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly at: Tree;
  readonly labels: ReadonlyMap<string, PlannedScalar>;
  readonly hostNetwork: boolean;
  readonly ports: readonly WorkloadPort[];
  /** What its containers are given: values of variables, commands and arguments. */
  readonly texts: readonly TreeScalar[];
  /** The ConfigMaps of its namespace that it takes. */
  readonly configMaps: readonly string[];
  readonly images: readonly string[];
}

/** An entry point: a Traefik, a Gateway, what serves an IngressClass. */
export interface DraftEntrance {
  readonly name: string;
  readonly controller: 'traefik-k3s' | 'traefik' | 'gateway' | 'ingress-class';
  readonly className: PlannedScalar | undefined;
  readonly at: Tree;
  readonly address: PlannedScalar | undefined;
  readonly address6?: PlannedScalar | undefined;
  readonly sharing: PlannedScalar | undefined;
  /** `namespace/name` of what routes call it by: the Gateway's, or the IngressClass. */
  readonly keys: readonly string[];
  /** Services of it, `namespace/name`: a tunnel leads there. */
  readonly services: readonly string[];
  /** Labels of the objects that it reads; none for all objects. */
  readonly selector?: ReadonlyMap<string, string> | undefined;
  /** What all of its requests pass. */
  readonly filters?: readonly DraftFilter[];
  /** Further keys of the network file. */
  readonly settings?: Readonly<Record<string, PlannedScalar | undefined>>;
}

/** What requests pass before they reach a Service. */
export interface DraftFilter {
  /** `namespace/name` of a Middleware, the same by its provider, `namespace-name@provider`, or `Kind.group/name`. */
  readonly key: string;
  readonly isMiddleware: boolean;
  readonly from: Tree | undefined;
}

/** A host, and perhaps a path, that leads to a Service. */
export interface DraftRoute {
  readonly kind: string;
  readonly host: PlannedScalar;
  readonly path: PlannedScalar | undefined;
  /** The key of its entrance; undefined for the only or default one. */
  readonly entrance: string | undefined;
  /** Traefik's entry points: two routes of different ones are no conflict. */
  readonly listeners: readonly string[];
  readonly namespace: string;
  readonly service: PlannedScalar;
  readonly port: PlannedScalar | undefined;
  readonly scheme?: 'http' | 'https' | 'h2c';
  readonly filters?: readonly DraftFilter[];
}

/** One rule of cloudflared. */
export interface TunnelRule {
  readonly tunnel: DraftTunnel;
  readonly host: PlannedScalar;
  readonly path: PlannedScalar | undefined;
  /** The URL that it leads to. */
  readonly service: PlannedScalar;
  readonly originRequest: PlannedMap | undefined;
}

/** A key of a Secret. */
export interface SecretPlace {
  readonly name: PlannedScalar;
  readonly key: PlannedScalar | undefined;
}

/** A tunnel, as its configuration states it. */
export interface DraftTunnel {
  readonly at: Tree;
  /** That of cloudflared: names without one are looked up there. */
  readonly namespace: PlannedScalar;
  readonly id: PlannedScalar | undefined;
  readonly isRemote: boolean;
  /** The ConfigMap of its configuration. */
  readonly configMap?: string | undefined;
  readonly protocol?: PlannedScalar | undefined;
  readonly replicas?: PlannedScalar | undefined;
  readonly credentials?: SecretPlace | undefined;
  /** Where its pods have the credentials. */
  readonly credentialsFile?: PlannedScalar | undefined;
}

/** The pods of a cloudflared. */
export interface TunnelPods {
  readonly at: Tree;
  readonly namespace: string;
  /** ConfigMaps that they mount. */
  readonly configMaps: readonly string[];
  readonly hasToken: boolean;
  readonly token: SecretPlace | undefined;
  readonly id: PlannedScalar | undefined;
  readonly replicas: PlannedScalar | undefined;
  readonly protocol: PlannedScalar | undefined;
  readonly credentialsFile: PlannedScalar | undefined;
  /** What a file in them comes from. */
  readonly secretOfFile: (file: string) => SecretPlace | undefined;
}

/** A program that answers DNS, as the network file calls it. */
export type ResolverProgram = Resolver['kind'];

/** The pods of one. */
export interface ResolverPods {
  readonly kind: ResolverProgram;
  /** Of the workload, or the release. */
  readonly name: string;
  readonly namespace: string;
  /** null where a chart makes them, whose labels are not known. */
  readonly labels: ReadonlyMap<string, string> | null;
  /** Domains that it answers itself, as far as they are stated. */
  readonly serves: readonly PlannedScalar[];
  readonly at: Tree;
}

/** A record as a file states it. */
export interface DnsStatement {
  readonly at: Tree;
  /** What filters select it by: two with the same are seen by the same programs. */
  readonly seenBy: string;
}

/** A network policy that is there already. */
export interface DraftPolicy {
  readonly kind: 'NetworkPolicy' | 'CiliumNetworkPolicy' | 'CiliumClusterwideNetworkPolicy';
  readonly name: string;
  /** null for the whole cluster. */
  readonly namespace: string | null;
  readonly at: Tree;
  /** The object. */
  readonly tree: Tree;
  readonly types: readonly ('ingress' | 'egress')[];
  /** Labels of its pods, perhaps not all; none is every pod of the namespace. */
  readonly selector: readonly (readonly [string, PlannedScalar])[];
}

/** A virtual network of Proxmox. */
export interface DraftVnet {
  readonly name: PlannedScalar;
  readonly zone: PlannedScalar | undefined;
  readonly vni: PlannedScalar | undefined;
  readonly alias: PlannedScalar | undefined;
  readonly at: Tree;
}

export interface DraftSubnet {
  /** The name of its virtual network. */
  readonly vnet: string;
  readonly cidr: PlannedScalar;
  readonly row: PlannedMap;
}

/** Everything that the files of one cluster state about its network, before it is put into the order of a network file. */
export class Draft {
  readonly facts = new Map<ClusterFact, PlannedScalar[]>();
  readonly nodes: DraftNode[] = [];
  readonly apis: DraftApi[] = [];
  /** Where clients reach the API, if nothing says which address is shared. */
  readonly endpoints: DraftApi[] = [];
  readonly tlsSans: PlannedScalar[] = [];
  readonly balancers = new Map<BalancerName, Tree>();
  readonly pools: DraftPool[] = [];
  readonly advertisements: PlannedMap[] = [];
  readonly peers: PlannedMap[] = [];
  readonly bgpAdvertisements: PlannedMap[] = [];
  readonly bfdProfiles: PlannedMap[] = [];
  readonly communities: PlannedMap[] = [];
  readonly ciliumSessions: CiliumSession[] = [];
  readonly ciliumPeerConfigs = new Map<string, CiliumPeerConfig>();
  readonly ciliumAdvertisements: CiliumAdvertisement[] = [];
  readonly allocations: DraftAllocation[] = [];
  readonly services = new Map<string, DraftService>();
  readonly workloads: DraftWorkload[] = [];
  /** The Gateway, `Gateway namespace/name`, for which a controller makes a Service, `namespace/name`. */
  readonly gatewayServices = new Map<string, string>();
  /** Addresses that a running cluster has given, by the Service, `namespace/name`, or the key of an entrance; nothing asks for them. */
  readonly assigned = new Map<string, readonly PlannedScalar[]>();
  readonly entrances: DraftEntrance[] = [];
  readonly routes: DraftRoute[] = [];
  /** `spec` of Traefik's Middlewares, by `namespace/name`. */
  readonly middlewares = new Map<string, Tree>();
  readonly tunnels: DraftTunnel[] = [];
  readonly tunnelRules: TunnelRule[] = [];
  readonly tunnelPods: TunnelPods[] = [];
  readonly resolverPods: ResolverPods[] = [];
  /** Resolvers outside of the cluster. */
  readonly resolvers: PlannedMap[] = [];
  readonly splitHorizons: PlannedMap[] = [];
  /** ClusterIPs of Tailscale's nameserver. */
  readonly nameservers: PlannedScalar[] = [];
  readonly connectors: PlannedMap[] = [];
  readonly tailnets: Tree[] = [];
  readonly zones: PlannedScalar[] = [];
  readonly records: PlannedMap[] = [];
  readonly dnsStatements: DnsStatement[] = [];
  /** How many external-dns there are: each may have records and a provider of its own. */
  dnsPrograms = 0;
  /** The `tls` of an entry point, by its domain. */
  readonly certificates = new Map<string, PlannedMap>();
  readonly proxmoxHosts: PlannedMap[] = [];
  readonly policies: DraftPolicy[] = [];
  readonly sdnZones: PlannedMap[] = [];
  readonly sdnVnets: DraftVnet[] = [];
  readonly sdnSubnets: DraftSubnet[] = [];
  readonly unplaced: Unplaced[] = [];

  /** Whether there is more than settings of a cluster, which a part of a repository may have for all of its clusters. */
  get hasNetwork(): boolean {
    const stated = [
      ...[this.nodes, this.apis, this.pools, this.peers, this.allocations, this.entrances],
      ...[this.routes, this.tunnels, this.records, this.connectors, this.proxmoxHosts, this.policies],
    ];
    return this.services.size > 0 || stated.some(({ length }) => length > 0);
  }

  state(fact: ClusterFact, value: PlannedScalar | undefined): void {
    if (value === undefined) return;
    this.facts.set(fact, [...(this.facts.get(fact) ?? []), value]);
  }

  balanceBy(name: BalancerName, at: Tree): void {
    if (!this.balancers.has(name)) this.balancers.set(name, at);
  }

  leaveOut(unplaced: Unplaced): void {
    const isSame = ({ kind, name, why, at }: Unplaced): boolean =>
      at === unplaced.at && kind === unplaced.kind && name === unplaced.name && why === unplaced.why;
    if (!this.unplaced.some(isSame)) this.unplaced.push(unplaced);
  }
}
