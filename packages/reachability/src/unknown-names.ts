import { closest } from '@netloom/diagnostics';
import { printEndpoint, printTarget, type Endpoint, type Target } from '@netloom/network-model';
import { ofCluster } from './cluster-name.ts';
import { zoneOf } from './hops/absent-name.ts';
import type { Question } from './trace.ts';
import { domainsAbove } from './world/domains-above.ts';
import type { World } from './world/prepare.ts';

/** What a question names and the network has not, and the way out. */
export interface UnknownName {
  readonly message: string;
  readonly help: string;
  /** Whether a name server says of it that it has no address: a trace shows that, though no intent should rest on it. */
  readonly answered: boolean;
}

export function unknownNames(world: World, { from, to }: Question): readonly UnknownName[] {
  const namespace = from.kind === 'named' && 'namespace' in from ? from.namespace : null;
  const ends = to.kind === 'endpoint' ? [from, to.endpoint] : [from];
  const hosts = to.kind === 'endpoint' ? [] : ofHost(world, to, namespace);
  return [...ends.flatMap((endpoint) => ofEndpoint(world, endpoint)), ...hosts];
}

function ofEndpoint(world: World, endpoint: Endpoint): readonly UnknownName[] {
  const name = printEndpoint(endpoint);
  if (endpoint.kind === 'literal') return [];
  if (endpoint.kind === 'zone') {
    if (zoneIsThere(world, endpoint.zone)) return [];
    return [
      {
        message: `${name} names nothing: the network has none`,
        help: `write what ${name} is, or name another zone`,
        answered: false,
      },
    ];
  }
  const known = knownNames(world, endpoint.what);
  const wanted = name.slice(name.indexOf(':') + 1);
  if (known.includes(wanted)) return [];
  const help = wayOut(endpoint.what, wanted, known);
  return [{ message: `${name} is not in this network`, help, answered: false }];
}

function zoneIsThere({ network }: World, zone: Extract<Endpoint, { kind: 'zone' }>['zone']): boolean {
  switch (zone) {
    case 'tailnet':
      return network.tailnet !== null;
    case 'sdn':
      return network.subnets.some(({ space }) => space === 'sdn');
    case 'proxmox':
      return (network.proxmox?.hosts.length ?? 0) > 0;
    case 'pools':
      return network.pools.length > 0;
    case 'internet':
    case 'lan':
    case 'pods':
    case 'services':
    case 'nodes':
    case 'any':
      return true;
    default:
      return zone satisfies never;
  }
}

type What = Extract<Endpoint, { kind: 'named' }>['what'];

function knownNames(world: World, what: What): readonly string[] {
  const { hosts, nodes, pools } = world.network;
  switch (what) {
    case 'node':
      return nodes.map(({ name }) => name);
    case 'host':
      return hosts.map(({ name }) => name);
    case 'pool':
      return pools.map(({ name }) => name);
    case 'pod':
      return [...world.workloads().keys()];
    case 'service':
      return [...world.services().keys()];
    default:
      return what satisfies never;
  }
}

/** Names outside of the network's own zones are beyond it: they are never wrong. */
function ofHost(
  world: World,
  to: Exclude<Target, { kind: 'endpoint' }>,
  namespace: string | null,
): readonly UnknownName[] {
  const { host } = to;
  if (typeof host !== 'string' || leadsSomewhere(world, host, namespace)) return [];
  const answered = zoneOf(world, host) !== null;
  if (!answered && host.includes('.')) return [];
  const exposed = [...world.exposures().keys(), ...world.hosts().keys()];
  const meant = closest(host, exposed);
  return [
    {
      message: `${printTarget(to)} names ${host}, which no service is exposed as and no record has`,
      help: meant === null ? `expose a service as ${host}, or write its record` : `did you mean ${meant}?`,
      answered,
    },
  ];
}

/** A wildcard record that the network brings itself answers for every name, so it says nothing of any. */
function leadsSomewhere(world: World, host: string, namespace: string | null): boolean {
  const wildcards = domainsAbove(host).map((domain) => `*.${domain}`);
  const exposures = world.exposures();
  if ([host, ...wildcards].some((name) => exposures.has(name))) return true;
  // A record of any type, TXT too, says that the name is meant to be.
  if (world.names().has(host)) return true;
  if (world.hosts().has(host) || ofCluster(world, host, namespace) !== null) return true;
  const found = world.names().find(host);
  return found?.records.some(({ owner }) => owner === 'dns') === true;
}

function wayOut(what: What, wanted: string, known: readonly string[]): string {
  const meant = closest(wanted, known);
  if (meant !== null) return `did you mean ${what}:${meant}?`;
  return known.length === 0
    ? `the network has no ${what}`
    : `write ${what}: and one of ${known.slice(0, 8).join(', ')}`;
}
