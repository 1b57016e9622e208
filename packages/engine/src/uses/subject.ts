import { IntervalSet, intervalOf } from '@netloom/addresses';
import { closest } from '@netloom/diagnostics';
import {
  hasSegments,
  ingressOwner,
  parseAddresses,
  type Network,
  type NetworkFacts,
  type Subnet,
} from '@netloom/network-model';

/** The subject of `netloom uses`: a named thing, addresses, or a host. */
export interface Subject {
  /** In the endpoint grammar where that has a form for it. */
  readonly name: string;
  /** Rows of the network that are this thing. */
  readonly rows: readonly object[];
  /** `pool:default-pool`, as claims and endpoints call their owner. */
  readonly owners: ReadonlySet<string>;
  readonly addresses: IntervalSet;
  readonly hosts: ReadonlySet<string>;
}

/** Finds what a text names; the result is a message with a hint where that is nothing or ambiguous. */
export function findSubject(text: string, facts: NetworkFacts): Subject | string {
  const block = parseAddresses(text);
  if (block.ok) return ofAddresses(IntervalSet.of([intervalOf(block.value)]), text);
  const things = thingsOf(facts.network);
  const exact = things.filter(({ name }) => name === text);
  const meant = exact.length > 0 ? exact : things.filter(({ name }) => shortName(name) === text);
  const names = [...new Set(meant.map(({ name }) => name))];
  const [name] = names;
  if (names.length > 1) return `"${text}" may be ${names.join(' or ')}: name one of them`;
  if (name !== undefined) return ofThing(name, { things: meant, facts });
  const hosts = hostsOf(facts.network);
  if (hosts.includes(text)) return ofHost(text, facts.network);
  const known = [...new Set([...things.map((thing) => thing.name), ...hosts])];
  const near = closest(text, [...known, ...things.map((thing) => shortName(thing.name))]);
  return `the network has no "${text}"${near === null ? `: name an address, a host, or one of ${known.join(', ')}` : `: did you mean "${near}"?`}`;
}

interface Thing {
  readonly name: string;
  readonly row: object;
}

/** Everything with a name. */
function thingsOf(network: Network): readonly Thing[] {
  const named = (what: string, rows: readonly { readonly name: string }[]): readonly Thing[] =>
    rows.map((row) => ({ name: `${what}:${row.name}`, row }));
  return [
    ...network.hosts.map((row) => ({ name: `${row.role === 'node' ? 'node' : 'host'}:${row.name}`, row })),
    ...named('node', network.nodes),
    ...named('pool', network.pools),
    ...named('zone', network.proxmox?.zones ?? []),
    ...named('vnet', network.proxmox?.vnets ?? []),
    ...named('connector', network.connectors),
    ...named('vpn', network.vpns),
    ...named('resolver', network.resolvers),
    ...[...network.services, ...network.balancers].map((row) => ({
      name: `service:${row.namespace}/${row.name}`,
      row,
    })),
    ...network.subnets.map((row) => ({
      name: `${isSegment(network, row) ? 'segment' : 'subnet'}:${row.name}`,
      row,
    })),
    ...network.ingresses.map((row) => ({ name: ingressOwner(row.name), row })),
    ...single('tunnel', network.tunnel),
    ...single('tailnet', network.tailnet),
    ...single('dns', network.dns),
    ...single('public-address', network.publicWay),
  ];
}

/** Of several: the only one is the subnet `lan`. */
function isSegment(network: Network, { space }: Subnet): boolean {
  return space === 'lan' && hasSegments(network);
}

function single(name: string, row: object | null): readonly Thing[] {
  return row === null ? [] : [{ name, row }];
}

/** `default-pool` of `pool:default-pool`, `grafana` of `service:monitoring/grafana`. */
function shortName(name: string): string {
  return name.replace(/^.*[:/]/, '');
}

function ofAddresses(addresses: IntervalSet, name: string): Subject {
  return { name, rows: [], owners: new Set(), addresses, hosts: new Set() };
}

function ofThing(
  name: string,
  { things, facts }: { readonly things: readonly Thing[]; readonly facts: NetworkFacts },
): Subject {
  // a segment is a subnet to the ledger.
  const owner = name.replace(/^segment:/, 'subnet:');
  const held = facts.ledger.claims.flatMap((claim) =>
    claim.kind === 'addresses' && claim.owner === owner ? [claim.interval] : [],
  );
  const exposed = facts.network.exposures.filter((row) => `service:${row.namespace}/${row.service}` === name);
  return {
    name,
    rows: things.map(({ row }) => row),
    owners: new Set([owner]),
    addresses: IntervalSet.of(held),
    hosts: new Set(exposed.map(({ host }) => host)),
  };
}

function hostsOf({ exposures, records, publicWay }: Network): readonly string[] {
  const ddns = publicWay?.ddns ?? null;
  const names = [...exposures.map(({ host }) => host), ...records.map(({ name }) => name)];
  return [...new Set(ddns === null ? names : [...names, ddns])];
}

function ofHost(host: string, { exposures, publicWay, tunnel }: Network): Subject {
  const way = publicWay?.ddns === host ? [publicWay] : [];
  return {
    name: host,
    rows: [...[...exposures, ...(tunnel?.answers ?? [])].filter((row) => row.host === host), ...way],
    owners: new Set(),
    addresses: IntervalSet.of([]),
    hosts: new Set([host]),
  };
}
