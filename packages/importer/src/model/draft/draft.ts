import type { Tree } from '../../sources/tree.ts';
import type { PlannedMap, PlannedScalar } from '../planned.ts';
import type { BalancerName, DraftAllocation, DraftPool } from './balancers.ts';
import type { CiliumAdvertisement, CiliumPeerConfig, CiliumSession } from './cilium-bgp.ts';
import type { ClusterFact, DraftApi, DraftNode } from './cluster.ts';
import type { DnsStatement, ResolverPods } from './dns.ts';
import type { DraftPolicy } from './policies.ts';
import type { DraftEntrance, DraftRoute } from './routes.ts';
import type { DraftSubnet, DraftVnet } from './sdn.ts';
import type { DraftService, DraftWorkload } from './services.ts';
import type { DraftTunnel, TunnelPods, TunnelRule } from './tunnels.ts';
import type { Unplaced } from './unplaced.ts';

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
