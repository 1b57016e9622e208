import { closest } from '@netloom/diagnostics';
import {
  printEndpoint,
  printTarget,
  segmentSubnets,
  type Endpoint,
  type Target,
} from '@netloom/network-model';
import { zoneOf } from './dns/absent-name.ts';
import { serviceByDnsName } from './dns/service-by-dns-name.ts';
import { domainsAbove } from './network-index/domains-above.ts';
import type { NetworkIndex } from './network-index/network-index.ts';
import type { TraceQuestion } from './trace.ts';

/** A name in a question that the network does not have, and how to fix it. */
export interface UnknownName {
  readonly message: string;
  readonly help: string;
  /** Whether DNS answers that the name has no address: a trace shows that, but no intent should rest on it. */
  readonly answered: boolean;
}

export function unknownNames(index: NetworkIndex, question: TraceQuestion): readonly UnknownName[] {
  return [...unknownNamesIn(index, question)];
}

function* unknownNamesIn(index: NetworkIndex, { from, to }: TraceQuestion): Generator<UnknownName> {
  yield* unknownEndpoint(index, from);
  if (to.kind === 'endpoint') {
    yield* unknownEndpoint(index, to.endpoint);
    return;
  }
  const namespace = from.kind === 'named' && 'namespace' in from ? from.namespace : null;
  yield* unknownHost(index, to, namespace);
}

function* unknownEndpoint(index: NetworkIndex, endpoint: Endpoint): Generator<UnknownName> {
  const name = printEndpoint(endpoint);
  if (endpoint.kind === 'literal') return;
  if (endpoint.kind === 'zone') {
    if (hasZone(index, endpoint.zone)) return;
    const help = `define ${name} in the network, or use another zone`;
    yield { message: `unknown endpoint ${name}: the network has none`, help, answered: false };
    return;
  }
  const known = knownNames(index, endpoint.what);
  const given = name.slice(name.indexOf(':') + 1);
  if (known.includes(given)) return;
  const help = hint(endpoint.what, given, known);
  yield { message: `${name} is not in this network`, help, answered: false };
}

function hasZone({ network }: NetworkIndex, zone: Extract<Endpoint, { kind: 'zone' }>['zone']): boolean {
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
    case 'segments':
    case 'pods':
    case 'services':
    case 'nodes':
    case 'any':
      return true;
    default:
      return zone satisfies never;
  }
}

type NamedKind = Extract<Endpoint, { kind: 'named' }>['what'];

function knownNames(index: NetworkIndex, what: NamedKind): readonly string[] {
  const { hosts, nodes, pools, vpns } = index.network;
  switch (what) {
    case 'node':
      return nodes.map(({ name }) => name);
    case 'host':
      return hosts.map(({ name }) => name);
    case 'pool':
      return pools.map(({ name }) => name);
    case 'vpn':
      return vpns.map(({ name }) => name);
    case 'ingress':
      return index.network.ingresses.map(({ name }) => name);
    case 'segment':
      return segmentSubnets(index.network).map((subnet) => subnet.name);
    case 'pod':
      return [...index.workloads().keys()];
    case 'service':
      return [...index.services().keys()];
    default:
      return what satisfies never;
  }
}

/** Names outside of the network's own zones are never reported. */
function* unknownHost(
  index: NetworkIndex,
  to: Exclude<Target, { kind: 'endpoint' }>,
  namespace: string | null,
): Generator<UnknownName> {
  const { host } = to;
  if (typeof host !== 'string' || isKnownHost(index, host, namespace)) return;
  const answered = zoneOf(index, host) !== null;
  if (!answered && host.includes('.')) return;
  const similar = closest(host, [...index.exposures().keys(), ...index.hosts().keys()]);
  yield {
    message: `unknown host ${host} in ${printTarget(to)}: no exposed service and no record has that name`,
    help: similar === null ? `expose a service as ${host}, or add a record` : `did you mean ${similar}?`,
    answered,
  };
}

/** A derived wildcard record matches every name, so it does not make one known. */
function isKnownHost(index: NetworkIndex, host: string, namespace: string | null): boolean {
  const wildcards = domainsAbove(host).map((domain) => `*.${domain}`);
  const exposures = index.exposures();
  if ([host, ...wildcards].some((name) => exposures.has(name))) return true;
  if (index.network.publicWay?.ddns === host) return true;
  // a record of any type, TXT too, makes the name known.
  if (index.names().has(host)) return true;
  if (index.hosts().has(host) || serviceByDnsName(index, host, namespace) !== null) return true;
  const found = index.names().find(host);
  return found?.records.some(({ owner }) => owner === 'dns') === true;
}

function hint(what: NamedKind, given: string, known: readonly string[]): string {
  const similar = closest(given, known);
  if (similar !== null) return `did you mean ${what}:${similar}?`;
  if (known.length === 0) return `the network has no ${what}`;
  const names = known.slice(0, 8).map((name) => `${what}:${name}`);
  return `use one of ${names.join(', ')}`;
}
