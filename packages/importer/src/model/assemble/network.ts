import { Conflicts, type Conflict } from '../conflicts.ts';
import type { Draft } from '../draft/draft.ts';
import type { Unplaced } from '../draft/unplaced.ts';
import { guessed, list, map, scalar, textOf, type PlannedMap, type PlannedScalar } from '../planned.ts';
import { noteAssigned } from './assigned.ts';
import { assembleCluster } from './cluster.ts';
import { findDerivedRecords } from './derived-records.ts';
import { toEntrances, toIngresses, type Entrances } from './entrances.ts';
import { guessHome } from './home.ts';
import { assembleLoadBalancer } from './load-balancer.ts';
import { isHost, registeredDomain, toName } from './names.ts';
import { assembleProxmox } from './proxmox.ts';
import { assembleResolvers } from './resolvers.ts';
import { assembleServices } from './services.ts';
import { inOrder, type ShadowedRule } from './tunnel-order.ts';
import { assembleTunnel } from './tunnel.ts';
import { uniqueRecords, uniqueRows } from './unique-rows.ts';
import { UsedAddresses } from './used.ts';

/** A network file before it is written. */
export interface PlannedNetwork {
  readonly file: PlannedMap;
  readonly unplaced: readonly Unplaced[];
  readonly conflicts: readonly Conflict[];
  readonly entrances: Entrances;
  readonly shadowed: readonly ShadowedRule[];
}

/** What was collected, in the order of the network file. */
export function assemble(draft: Draft, cluster: string): PlannedNetwork {
  const conflicts = new Conflicts();
  const home = guessHome(draft);
  const used = new UsedAddresses(draft);
  const clusterPart = assembleCluster({ draft, conflicts, lan: home.cidr, used });
  const entrances = toEntrances(draft, used);
  noteAssigned(draft, entrances.all);
  const domain = domainOf(draft);
  const { reached: tunnelRules, shadowed } = inOrder(draft.tunnelRules);
  const { services, hosts } = assembleServices({ draft, entrances, tunnelRules });
  const tunnel = assembleTunnel(draft, tunnelRules);
  const derived = findDerivedRecords(uniqueRecords(draft.records), { entrances, services, tunnel });
  const file = map({
    apiVersion: scalar('netloom/v1'),
    name: scalar(toName(cluster) ?? 'network'),
    domain,
    lan: home.lan,
    proxmox: assembleProxmox(draft, conflicts),
    cluster: clusterPart,
    loadBalancer: assembleLoadBalancer(draft, conflicts),
    ingresses: list(toIngresses(entrances, { draft, hosts, domains: derived.domains })),
    resolvers: list([...assembleResolvers(draft), ...draft.resolvers]),
    dns: assembleDns(draft, { domain, records: derived.others }),
    tunnel,
    tailnet: assembleTailnet(draft),
    services: list(services),
  });
  return { file, unplaced: draft.unplaced, conflicts: conflicts.all, entrances, shadowed };
}

/** The domain of most hosts. */
function domainOf({ zones, routes, tunnelRules }: Draft): PlannedScalar {
  const [zone] = zones;
  if (zone !== undefined && isHost(textOf(zone))) return zone;
  const hosts = [...tunnelRules, ...routes].map(({ host }) => textOf(host).toLowerCase()).filter(isHost);
  const counts = new Map<string, number>();
  for (const host of hosts) {
    const domain = registeredDomain(host);
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return most === undefined
    ? guessed('<domain>', 'no file states a host')
    : guessed(most[0], `that of ${most[1] === 1 ? 'one host' : `${most[1]} hosts`}`);
}

function assembleDns(
  { zones }: Draft,
  { domain, records }: { readonly domain: PlannedScalar; readonly records: readonly PlannedMap[] },
): PlannedMap | undefined {
  const hosts = zones.filter((zone) => isHost(textOf(zone)));
  const [zone, ...more] = [...new Map(hosts.map((one) => [textOf(one), one] as const)).values()];
  if (zone === undefined && records.length === 0) return undefined;
  const others = [zone ?? guessed(textOf(domain), 'no file states the zone'), ...more];
  return map({
    ...(more.length === 0
      ? { zone: others[0] }
      : { zones: list(others.map((name) => map({ name, credentials: undefined }, name.from))) }),
    records: list(records),
  });
}

function assembleTailnet({ tailnets, nameservers, connectors }: Draft): PlannedMap | undefined {
  const [first] = tailnets;
  if (first === undefined) return undefined;
  const [address] = nameservers;
  return map(
    {
      nameserver: address === undefined ? undefined : map({ address }, address.from),
      connectors: list(uniqueRows(connectors)),
    },
    first,
  );
}
