import {
  OriginMap,
  trackImports,
  trackOrigins,
  type ImportedNodes,
  type ParsedSource,
} from '@netloom/diagnostics';
import type { NetworkFile } from '../file/network-file.ts';
import type { Network } from '../network.ts';
import type { RepositoryPlace } from '../repository-place.ts';
import { toActors } from './actors.ts';
import { toBalancers } from './balancers.ts';
import { toBfdProfiles, toBgpAdvertisements, toBgpPeers, toCommunities } from './bgp.ts';
import { toCertificates } from './certificates.ts';
import { toCluster, toNodes } from './cluster.ts';
import { toDelivery } from './delivery.ts';
import { toDns } from './dns.ts';
import { fillCluster } from './fill-cluster.ts';
import { toFirewall } from './firewall.ts';
import { toFlows } from './flows.ts';
import { toHosts, toReservations } from './hosts.ts';
import { toIngresses } from './ingress.ts';
import { toIssuers } from './issuers.ts';
import { toAllocations, toL2Advertisements, toLoadBalancer, toPools } from './load-balancer.ts';
import { toOperators } from './operators.ts';
import { toPolicies } from './policies.ts';
import { toProxmox } from './proxmox.ts';
import { Recording } from './recording.ts';
import { toRecords } from './records.ts';
import { toResolvers } from './resolvers.ts';
import { toForwards, toOpenings, toPublicWay, toRouting } from './routing.ts';
import { toExposures, toServices } from './services.ts';
import { toSubnets } from './subnets.ts';
import { toConnectors, toRoutes, toTailnet } from './tailnet.ts';
import { toTunnel } from './tunnel.ts';
import { toVpns } from './vpns.ts';
import { toWaivers } from './waivers.ts';

/** The network that a file means: flat tables, defaults and derivations made, an origin beside each row. */
export interface Resolved {
  readonly network: Network;
  readonly origins: OriginMap;
}

/** What a file was decoded from. */
export interface ResolveInput extends Pick<ParsedSource, 'source' | 'value'> {
  /** The nodes of `source` that were made from other files. */
  readonly imported?: ImportedNodes;
  /** Where the file lies; null or left out for a text that is that of no file. */
  readonly place?: RepositoryPlace | null;
}

export function resolve(
  stated: NetworkFile,
  { source, value, imported = new Map(), place = null }: ResolveInput,
): Resolved {
  const origins = new OriginMap();
  trackOrigins(stated, source, origins);
  trackImports(stated, { source, imported }, origins);
  const record = new Recording(origins);
  const file = fillCluster(stated, record);
  const ingresses = toIngresses(file, record);
  const network: Network = record.from(file, {
    name: file.name,
    domain: file.domain,
    subnets: toSubnets(file, record),
    reservations: toReservations(file, record),
    hosts: toHosts(file, record),
    routing: toRouting(file, record),
    publicWay: toPublicWay(file, record),
    forwards: toForwards(file, record),
    openings: toOpenings(file, record),
    nodes: toNodes(file, record),
    proxmox: toProxmox(file, record),
    cluster: toCluster(file, record),
    loadBalancer: toLoadBalancer(file, record),
    pools: toPools(file, record),
    l2Advertisements: toL2Advertisements(file),
    bgpPeers: toBgpPeers(file, record),
    bgpAdvertisements: toBgpAdvertisements(file, record),
    bfdProfiles: toBfdProfiles(file, record),
    communities: toCommunities(file),
    allocations: toAllocations(file, record),
    ingresses,
    certificates: toCertificates(file, { ingresses, record }),
    issuers: toIssuers(file, record),
    dns: toDns(file, record),
    resolvers: toResolvers(file, record),
    tunnel: toTunnel(file, record),
    tailnet: toTailnet(file, record),
    connectors: toConnectors(file, record),
    routes: toRoutes(file, record),
    vpns: toVpns(file, record),
    services: toServices(file, record),
    exposures: toExposures(file, { ingresses, record }),
    balancers: toBalancers(file, record),
    records: toRecords(file, record),
    firewall: toFirewall(file, record),
    actors: toActors(file, { ingresses, record }),
    flows: toFlows(file, record),
    policies: toPolicies(file, record),
    intents: file.intents,
    waivers: toWaivers(file, record),
    documents: file.documents,
    operators: toOperators(file, record),
    delivery: toDelivery(file, { place, record }),
    docs: file.docs ?? null,
    written: value,
  });
  record.inherit(network, origins.of(file));
  return { network, origins };
}
